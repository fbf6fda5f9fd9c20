// Documents whose number, without its signs, is one of these; the other words must stand somewhere too.
MATCH (d:Document)
WHERE d.number_plain IN $numbers
  AND all(word IN $words WHERE d.search CONTAINS word)
  AND ($issued_on IS NULL OR d.issued_on = $issued_on)
RETURN d.id AS id
ORDER BY id
LIMIT 100
