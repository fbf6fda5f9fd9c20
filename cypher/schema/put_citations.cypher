// Writes assertions with their proofs, each with its three relationships in one step.
UNWIND $rows AS row
MATCH (document:Document {id: row.properties.asserted_by})
MATCH (source:Document {id: row.properties.source_id})
MATCH (target:Document {id: row.properties.target_id})
MERGE (c:Citation {id: row.id})
SET c += row.properties
MERGE (document)-[:ASSERTS]->(c)
MERGE (c)-[:SOURCE]->(source)
MERGE (c)-[:TARGET]->(target)
