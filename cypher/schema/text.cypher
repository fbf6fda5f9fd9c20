// Neo4j only: the canonical text of a loaded document.
MATCH (t:Text {id: $id})
RETURN t.text AS text
ORDER BY t.path
LIMIT 1
