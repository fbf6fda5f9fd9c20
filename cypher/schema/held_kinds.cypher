// Kinds of the documents that the loader owns.
MATCH (d:Document)
WHERE d.digest IS NOT NULL AND d.kind IS NOT NULL
RETURN d.id AS id, d.kind AS kind
