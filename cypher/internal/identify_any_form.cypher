// Documents whose number, without its separators, is one of these; the other words must stand somewhere too.
MATCH (d:Document)
WHERE d.number_key IS NOT NULL
  AND ($issued_on IS NULL OR d.issued_on = $issued_on)
  AND all(word IN $words WHERE d.search CONTAINS word)
  AND replace(replace(replace(replace(replace(toLower(d.number_key), '/', ''), '-', ''), '.', ''), 'đ', 'd'), 'ư', 'u')
      IN $numbers
RETURN d.id AS id
ORDER BY id
LIMIT 100
