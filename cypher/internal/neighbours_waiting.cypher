// How many neighbours of each shown document are neither shown nor hidden: above it and below it.
UNWIND $ids AS id
MATCH (d:Document {id: id})-[r]->(x:Document)
WHERE type(r) IN $relations AND NOT x.id IN $left_out AND ($scopes IS NULL OR r.scope IN $scopes)
  AND ($until IS NULL OR x.issued_on IS NULL OR x.issued_on <= $until)
  AND ($places IS NULL OR x.place_code IS NULL OR x.place_code IN $places)
WITH d.id AS id, x.id AS other, type(r) = 'ISSUES' AS downward
RETURN id, CASE WHEN downward THEN 'down' ELSE 'up' END AS sense, count(DISTINCT other) AS waiting
UNION ALL
UNWIND $ids AS id
MATCH (d:Document {id: id})<-[r]-(x:Document)
WHERE type(r) IN $relations AND NOT x.id IN $left_out AND ($scopes IS NULL OR r.scope IN $scopes)
  AND ($until IS NULL OR x.issued_on IS NULL OR x.issued_on <= $until)
  AND ($places IS NULL OR x.place_code IS NULL OR x.place_code IN $places)
WITH d.id AS id, x.id AS other, type(r) = 'ISSUES' AS upward
RETURN id, CASE WHEN upward THEN 'up' ELSE 'down' END AS sense, count(DISTINCT other) AS waiting
