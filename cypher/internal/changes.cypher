// What documents of a span of time amend, replace or repeal, newest first.
MATCH (d:Document)-[r:AMENDS|REPLACES|REPEALS]->(x:Document)
WHERE d.issued_on >= $since AND ($until IS NULL OR d.issued_on <= $until)
WITH d, r, x
ORDER BY d.issued_on DESC, d.id, type(r), x.id
LIMIT $limit
RETURN d {.id, .kind, .number, .title, .issued_on, .level, .tier, .issuer, .place, .signer, .status, .in_force,
          .authority, .place_code, .unresolved} AS document,
       type(r) AS relation,
       x {.id, .kind, .number, .title, .issued_on, .level, .tier, .issuer, .place, .signer, .status, .in_force,
          .authority, .place_code, .unresolved} AS changed,
       r.partial AS partial, r.quote AS quote, r.quoted_from AS quoted_from
ORDER BY d.issued_on DESC, d.id, type(r), x.id
