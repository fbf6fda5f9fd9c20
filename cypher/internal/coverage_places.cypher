// The places of a level that are valid on a date, with the places that they followed.
MATCH (p:Place {level: $level})
WHERE (p.valid_from IS NULL OR p.valid_from <= $on)
  AND (p.valid_to IS NULL OR p.valid_to >= $on)
  AND ($within IS NULL OR EXISTS {
    MATCH (p)-[:PART_OF*1..3]->(top:Place)
    WHERE top.code = $within OR top.name = $within
  })
OPTIONAL MATCH (p)-[:PART_OF]->(above:Place)
WITH p, above
ORDER BY above.code
WITH p, head(collect(above.name)) AS part_of
OPTIONAL MATCH (q:Place)-[:SUCCEEDED_BY*1..3]->(p)
WHERE q.code <> p.code
WITH p, part_of, q
ORDER BY q.code
WITH p, part_of, [x IN collect(DISTINCT q) | {code: x.code, name: x.name}] AS followed
RETURN p.code AS code, p.name AS name, part_of, followed
ORDER BY name, code
