// Neo4j only: says which document a text is of; null for none.
UNWIND $rows AS row
MATCH (t:Text {path: row.path})
SET t.id = row.id
