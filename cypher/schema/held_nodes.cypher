// Ids and digests of the nodes that the loader owns.
MATCH (n:LABEL)
WHERE n.digest IS NOT NULL
RETURN n.id AS id, n.digest AS digest
