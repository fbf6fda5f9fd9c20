// Neighbours by one relation: those that the document is the source for.
MATCH (:Document {id: $id})-[r]->(x:Document)
WHERE type(r) = $relation
WITH x, r
ORDER BY r.scope_rank, coalesce(x.tier, 99), coalesce(x.issued_on, '') DESC, x.id
LIMIT 1000
WITH x, r
ORDER BY r.scope_rank, coalesce(x.tier, 99), coalesce(x.issued_on, '') DESC, x.id
LIMIT $limit
RETURN x {.id, .kind, .number, .title, .issued_on, .level, .tier, .issuer, .place, .signer, .status, .in_force,
          .authority, .place_code, .unresolved} AS document,
       $id AS source, type(r) AS type, x.id AS target, r.scope AS scope, r.support AS support,
       r.confidence AS confidence, r.quote AS quote, r.quoted_from AS quoted_from, r.rule AS rule,
       coalesce(r.partial, false) AS partial
ORDER BY r.scope_rank, coalesce(x.tier, 99), coalesce(x.issued_on, '') DESC, x.id
