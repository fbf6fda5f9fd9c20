// What a document asserts: every citation that stands in its text.
MATCH (:Document {id: $id})-[:ASSERTS]->(c:Citation)
RETURN c.relation AS relation, c.source_id AS source, c.target_id AS target, c.start AS start, c.end AS end
ORDER BY start, end, relation, source, target
