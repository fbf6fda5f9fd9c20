// Neo4j only: the extraction of a loaded document.
MATCH (t:Text {id: $id})
RETURN t.record AS record
ORDER BY t.path
LIMIT 1
