// The places that documents belong to, with how many documents each has.
MATCH (d:Document)
WHERE d.place_code IS NOT NULL
WITH d.place_code AS code, min(d.place) AS name, count(*) AS total
RETURN code, name, total
ORDER BY total DESC, name, code
LIMIT $limit
