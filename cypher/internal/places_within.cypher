// Codes of a place, given by code or name, and of everything that is or was part of it.
MATCH (top:Place)
WHERE top.code = $place OR top.name = $place
MATCH (part:Place)-[:PART_OF*0..3]->(top)
RETURN DISTINCT part.code AS code
ORDER BY code
