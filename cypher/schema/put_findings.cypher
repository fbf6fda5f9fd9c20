// Writes lines of the quality report; a finding about no document stands alone.
UNWIND $rows AS row
MERGE (f:Finding {id: row.id})
SET f += row.properties
WITH f, row
MATCH (document:Document {id: row.properties.document})
MERGE (document)-[:HAS_FINDING]->(f)
