// Every document.
MATCH (d:Document)
WITH d
ORDER BY d.id
RETURN d {.id, .kind, .number, .title, .issued_on, .level, .tier, .issuer, .place, .signer, .status, .in_force,
          .authority, .place_code, .unresolved} AS document
