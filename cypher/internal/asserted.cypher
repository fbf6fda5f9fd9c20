// What a document asserts: every citation that stands in its text.
MATCH (:Document {id: $id})-[:ASSERTS]->(c:Citation)
RETURN c.relation AS relation, c.source_id AS source, c.target_id AS target, c.start AS from_offset, c.`end` AS to_offset
ORDER BY from_offset, to_offset, relation, source, target
