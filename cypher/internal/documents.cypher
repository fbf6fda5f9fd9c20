// Documents of a list of ids.
UNWIND $ids AS id
MATCH (d:Document {id: id})
RETURN d {.id, .kind, .number, .title, .issued_on, .level, .tier, .issuer, .place, .signer, .status, .in_force,
          .authority, .place_code, .unresolved} AS document
