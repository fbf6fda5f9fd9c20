// Cited documents without a full identity, each with the first sentence that names it.
MATCH (d:Document {status: 'cited'})
WHERE d.unresolved IS NOT NULL
OPTIONAL MATCH (d)<-[:SOURCE|TARGET]-(c:Citation)
WITH d, c
ORDER BY d.id, c.asserted_by, c.start, c.id
WITH d, head(collect(c)) AS first
RETURN d.id AS id, d.number AS number, d.title AS title, d.unresolved AS reason, first.asserted_by AS citing,
       first.quote AS quote
ORDER BY coalesce(citing, ''), id
