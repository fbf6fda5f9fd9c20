// Documents with a full identity that loaded documents name and nobody has loaded, most wanted first.
MATCH (d:Document {status: 'cited'})<-[:SOURCE|TARGET]-(c:Citation)
WHERE d.unresolved IS NULL
WITH d, c
ORDER BY d.id, c.asserted_by, c.start, c.id
WITH d, count(DISTINCT c.asserted_by) AS wanted, head(collect(c)) AS first
RETURN d.id AS id, d.number AS number, d.title AS title, first.asserted_by AS citing, wanted, first.quote AS quote
ORDER BY wanted DESC, id
