// The edges of IMPLEMENTS that may lie on a circle: their source is carried out, and their target carries out.
MATCH (a:Document)-[:IMPLEMENTS]->(b:Document)
WHERE EXISTS { (a)<-[:IMPLEMENTS]-(:Document) } AND EXISTS { (b)-[:IMPLEMENTS]->(:Document) }
RETURN a.id AS source, b.id AS target
