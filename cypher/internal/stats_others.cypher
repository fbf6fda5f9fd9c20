// How many citations, tasks and findings there are.
MATCH (c:Citation) RETURN 'Citation' AS label, count(c) AS total
UNION ALL
MATCH (t:Task) RETURN 'Task' AS label, count(t) AS total
UNION ALL
MATCH (f:Finding) RETURN 'Finding' AS label, count(f) AS total
