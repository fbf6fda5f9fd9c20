// Takes the label of a former kind from documents.
UNWIND $rows AS row
MATCH (d:Document {id: row.id})
REMOVE d:KIND
