// Neo4j only: how many relationships of a type there are.
MATCH ()-[r:TYPE]->()
RETURN count(r) AS relationships
