// How many documents have all these words, within the filters; words that are not needed are empty.
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
RETURN count(d) AS total
