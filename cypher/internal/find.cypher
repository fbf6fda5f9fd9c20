// A page of the documents that have all these words: exact numbers first, then numbers that begin so, then the phrase.
// The first LIMIT is a number because kglite then keeps only so many while it sorts, ten times faster.
MATCH (d:Document)
WHERE d.search CONTAINS $word_1 AND d.search CONTAINS $word_2 AND d.search CONTAINS $word_3
  AND d.search CONTAINS $word_4 AND d.search CONTAINS $word_5 AND d.search CONTAINS $word_6
  AND all(word IN $more_words WHERE d.search CONTAINS word)
  AND (NOT $filtered OR (
    ($kind IS NULL OR d.kind = $kind)
    AND ($level IS NULL OR d.level = $level)
    AND ($place IS NULL OR d.place = $place OR d.place_code IN $places)
    AND ($year IS NULL OR d.year = $year)
    AND ($status IS NULL OR d.status = $status)
    AND ($issued_on IS NULL OR d.issued_on = $issued_on)
  ))
WITH d, CASE
       WHEN $phrase = '' THEN 3
       WHEN d.number_plain IN $numbers THEN 0
       WHEN any(number IN $numbers WHERE d.number_plain STARTS WITH number)
         OR any(opening IN $openings WHERE d.number_key STARTS WITH opening) THEN 1
       WHEN d.search CONTAINS $phrase THEN 2
       ELSE 3
     END AS rank, d.status AS status, coalesce(d.issued_on, '') AS issued_on, d.id AS id
ORDER BY rank, status DESC, issued_on DESC, id
LIMIT 1000
WITH d, rank, status, issued_on, id
ORDER BY rank, status DESC, issued_on DESC, id
SKIP $offset
LIMIT $limit
RETURN d {.id, .kind, .number, .title, .issued_on, .level, .tier, .issuer, .place, .signer, .status, .in_force,
          .authority, .place_code, .unresolved} AS document,
       COUNT { (d)-[:IMPLEMENTS]->(:Document) } AS carries_out,
       COUNT { (d)<-[:IMPLEMENTS]-(:Document) } AS carried_out_by
ORDER BY rank, status DESC, issued_on DESC, id
