// Neo4j only: which document each text is of.
MATCH (t:Text)
WHERE t.id IS NOT NULL
RETURN t.path AS path, t.id AS id
