// One level of the walk up: the relations that leave a list of documents, ISSUES in both senses.
CALL () {
  UNWIND $ids AS id
  MATCH (near:Document {id: id})-[r]->(far:Document)
  WHERE type(r) IN $relations
    AND ($scopes IS NULL OR r.scope IN $scopes)
    AND ($until IS NULL OR far.issued_on IS NULL OR far.issued_on <= $until)
    AND ($places IS NULL OR far.place_code IS NULL OR far.place_code IN $places)
  RETURN near.id AS near_id, far.id AS far_id, true AS forward, type(r) AS relation, r.scope AS scope,
         r.scope_rank AS scope_rank, r.confidence AS confidence, r.quote AS quote, r.quoted_from AS quoted_from,
         r.partial AS partial, coalesce(far.tier, 99) AS tier
  UNION ALL
  UNWIND $ids AS id
  MATCH (near:Document {id: id})<-[r:ISSUES]-(far:Document)
  WHERE type(r) IN $relations
    AND ($scopes IS NULL OR r.scope IN $scopes)
    AND ($until IS NULL OR far.issued_on IS NULL OR far.issued_on <= $until)
    AND ($places IS NULL OR far.place_code IS NULL OR far.place_code IN $places)
  RETURN near.id AS near_id, far.id AS far_id, false AS forward, type(r) AS relation, r.scope AS scope,
         r.scope_rank AS scope_rank, r.confidence AS confidence, r.quote AS quote, r.quoted_from AS quoted_from,
         r.partial AS partial, coalesce(far.tier, 99) AS tier
}
RETURN near_id, far_id, forward, relation, scope, confidence, quote, quoted_from, partial
ORDER BY scope_rank, tier, far_id, relation, near_id
LIMIT $limit
