// Neo4j only: how many nodes of a label there are.
MATCH (n:LABEL)
RETURN count(n) AS nodes
