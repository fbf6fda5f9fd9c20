// The years in which documents were issued.
MATCH (d:Document)
WHERE d.year IS NOT NULL
RETURN DISTINCT d.year AS year
ORDER BY year DESC
