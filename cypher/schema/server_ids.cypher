// Neo4j only: the ids of nodes, to say where a relationship starts and ends.
UNWIND $elements AS element
MATCH (n)
WHERE elementId(n) = element
RETURN element, n.id AS id
