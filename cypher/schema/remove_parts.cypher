// Removes citations, tasks or findings of the loader with their relationships.
UNWIND $rows AS row
MATCH (n:LABEL {id: row.id})
WHERE n.digest IS NOT NULL
DETACH DELETE n
