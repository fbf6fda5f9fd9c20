// Writes nodes of one label; LABEL is put in from the model. Properties of others on the same node stay.
UNWIND $rows AS row
MERGE (n:LABEL {id: row.id})
SET n += row.properties
