// All edges of IMPLEMENTS with their sentences, for the search for circles.
MATCH (a:Document)-[r:IMPLEMENTS]->(b:Document)
RETURN a.id AS source, b.id AS target, r.quote AS quote
ORDER BY source, target
