// Leaves to others the nodes that they have tied something to: without a digest the loader no longer owns them.
UNWIND $rows AS row
MATCH (n:LABEL {id: row.id})
REMOVE n.digest
