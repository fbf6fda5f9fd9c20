// How many documents there are of each status, kind and level.
MATCH (d:Document)
RETURN d.status AS status, coalesce(d.kind, '') AS kind, coalesce(d.level, '') AS level, count(*) AS total
ORDER BY status, kind, level
