// Writes the tasks that the appendices of documents list.
UNWIND $rows AS row
MATCH (document:Document {id: row.properties.document})
MERGE (t:Task {id: row.id})
SET t += row.properties
MERGE (document)-[:HAS_TASK]->(t)
