// Sentences of other documents that name a document as an end of a relation, newest document first.
MATCH (:Document {id: $id})<-[:SOURCE|TARGET]-(c:Citation)<-[:ASSERTS]-(x:Document)
WHERE x.id <> $id
WITH x, c
ORDER BY coalesce(x.issued_on, '') DESC, x.id, c.start, c.id
LIMIT $limit
RETURN x {.id, .kind, .number, .title, .issued_on, .level, .tier, .issuer, .place, .signer, .status, .in_force,
          .authority, .place_code, .unresolved} AS document,
       c {.id, .relation, .source_id, .target_id, .asserted_by, .quote, .start, .`end`, .scope, .rule, .confidence,
          .partial} AS citation
ORDER BY coalesce(x.issued_on, '') DESC, x.id, c.start, c.id
