// The edges of all lineages, once a pair of documents.
MATCH (a:Document)-[:IMPLEMENTS|BASED_ON|GUIDES|ISSUES]->(b:Document)
RETURN DISTINCT a.id AS source, b.id AS target
ORDER BY source, target
