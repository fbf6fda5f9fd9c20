// The relations between documents of a list.
UNWIND $ids AS id
MATCH (a:Document {id: id})-[r]->(b:Document)
WHERE b.id IN $ids
RETURN a.id AS source, type(r) AS type, b.id AS target, r.scope AS scope, r.support AS support,
       r.confidence AS confidence, r.quote AS quote, r.quoted_from AS quoted_from, r.rule AS rule,
       coalesce(r.partial, false) AS partial
ORDER BY source, type, target
