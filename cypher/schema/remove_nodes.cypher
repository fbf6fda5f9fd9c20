// Removes nodes of the loader to which nobody else has tied anything.
UNWIND $rows AS row
MATCH (n:LABEL {id: row.id})
WHERE n.digest IS NOT NULL AND NOT (n)--()
DELETE n
