// Every relation between documents.
MATCH (a:Document)-[r]->(b:Document)
RETURN a.id AS source, b.id AS target, type(r) AS relation, r.quote AS quote, r.quoted_from AS quoted_from,
       r.scope AS scope, r.support AS support, r.confidence AS confidence, r.rule AS rule, r.partial AS partial
ORDER BY source, relation, target
