// Embedded store only: the ids of the nodes that the engine numbers, to say where a relationship starts and ends.
UNWIND $numbers AS number
MATCH (n)
WHERE elementId(n) = number
RETURN number, n.id AS id
