// Gives documents the label of their kind; KIND is a label of data/reference/kinds.csv.
UNWIND $rows AS row
MATCH (d:Document {id: row.id})
SET d:KIND
