// How many neighbours a document has by each relation and direction.
MATCH (:Document {id: $id})-[r]->(:Document)
RETURN type(r) AS relation, 'out' AS direction, count(r) AS total
UNION ALL
MATCH (:Document {id: $id})<-[r]-(:Document)
RETURN type(r) AS relation, 'in' AS direction, count(r) AS total
