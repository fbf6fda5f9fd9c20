// Those documents of a list that places of a level issued.
UNWIND $ids AS id
MATCH (d:Document {id: id})
WHERE d.level = $level AND d.place_code IS NOT NULL
RETURN d.place_code AS place_code,
       d {.id, .kind, .number, .title, .issued_on, .level, .tier, .issuer, .place, .signer, .status, .in_force,
          .authority, .place_code, .unresolved} AS document
