// Every assertion of one relation, strongest scope first.
MATCH (:Document {id: $source})<-[:SOURCE]-(c:Citation)-[:TARGET]->(:Document {id: $target})
WHERE c.relation = $relation
WITH c, CASE c.scope WHEN 'title' THEN 0 WHEN 'preamble' THEN 1 WHEN 'body' THEN 2 WHEN 'appendix' THEN 3 ELSE 4 END
       AS rank
ORDER BY rank, c.confidence DESC, c.id
RETURN c {.id, .relation, .source_id, .target_id, .asserted_by, .quote, .start, .`end`, .scope, .rule, .confidence,
          .partial} AS citation
