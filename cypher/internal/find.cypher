// A page of the documents that have all these words: exact numbers first, then numbers that begin so, then the phrase.
MATCH (d:Document)
WHERE all(word IN $words WHERE d.search CONTAINS word)
  AND ($kind IS NULL OR d.kind = $kind)
  AND ($level IS NULL OR d.level = $level)
  AND ($place IS NULL OR d.place = $place OR d.place_code IN $places)
  AND ($year IS NULL OR d.year = $year)
  AND ($status IS NULL OR d.status = $status)
  AND ($issued_on IS NULL OR d.issued_on = $issued_on)
WITH d, replace(replace(replace(replace(replace(toLower(d.number_key), '/', ''), '-', ''), '.', ''), 'đ', 'd'), 'ư', 'u')
     AS plain
WITH d, CASE
       WHEN plain IN $numbers THEN 0
       WHEN any(number IN $numbers WHERE plain STARTS WITH number)
         OR any(opening IN $openings WHERE d.number_key STARTS WITH opening) THEN 1
       WHEN d.search CONTAINS $phrase THEN 2
       ELSE 3
     END AS rank
ORDER BY rank, CASE d.status WHEN 'loaded' THEN 0 ELSE 1 END, coalesce(d.issued_on, '') DESC, d.id
SKIP $offset
LIMIT $limit
RETURN d {.id, .kind, .number, .title, .issued_on, .level, .tier, .issuer, .place, .signer, .status, .in_force,
          .authority, .place_code, .unresolved} AS document,
       COUNT { (d)-[:IMPLEMENTS]->(:Document) } AS carries_out,
       COUNT { (d)<-[:IMPLEMENTS]-(:Document) } AS carried_out_by
ORDER BY rank, CASE d.status WHEN 'loaded' THEN 0 ELSE 1 END, coalesce(d.issued_on, '') DESC, d.id
