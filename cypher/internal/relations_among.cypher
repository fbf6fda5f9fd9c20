// The relations between documents of a list.
UNWIND $ids AS id
MATCH (a:Document {id: id})-[r]->(b:Document)
WHERE b.id IN $ids
RETURN a.id AS source, b.id AS target, type(r) AS relation, r.quote AS quote, r.quoted_from AS quoted_from,
       r.scope AS scope, r.support AS support, r.confidence AS confidence, r.rule AS rule, r.partial AS partial
ORDER BY source, relation, target
