// Loaded documents of a span of time, newest first.
MATCH (d:Document {status: 'loaded'})
WHERE d.issued_on IS NOT NULL
  AND ($since IS NULL OR d.issued_on >= $since)
  AND ($until IS NULL OR d.issued_on <= $until)
  AND ($place IS NULL OR d.place = $place OR d.place_code = $place)
WITH d
ORDER BY d.issued_on DESC, d.id
LIMIT 10000
WITH d
ORDER BY d.issued_on DESC, d.id
LIMIT $limit
RETURN d {.id, .kind, .number, .title, .issued_on, .level, .tier, .issuer, .place, .signer, .status, .in_force,
          .authority, .place_code, .unresolved} AS document
ORDER BY d.issued_on DESC, d.id
