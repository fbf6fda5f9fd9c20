// Ends and digests of the relationships of one type that the loader owns.
MATCH (source:SOURCE)-[r:TYPE]->(target:TARGET)
WHERE r.digest IS NOT NULL
RETURN source.id AS source, target.id AS target, r.digest AS digest
