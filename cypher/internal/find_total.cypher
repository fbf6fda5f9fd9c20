// How many documents have all these words, within the filters.
MATCH (d:Document)
WHERE all(word IN $words WHERE d.search CONTAINS word)
  AND ($kind IS NULL OR d.kind = $kind)
  AND ($level IS NULL OR d.level = $level)
  AND ($place IS NULL OR d.place = $place OR d.place_code IN $places)
  AND ($year IS NULL OR d.year = $year)
  AND ($status IS NULL OR d.status = $status)
  AND ($issued_on IS NULL OR d.issued_on = $issued_on)
RETURN count(d) AS total
