// Neo4j only: documents whose text has what is asked; those with all of it as one phrase score above 0 and come first.
CALL db.index.fulltext.queryNodes('text_words', $query) YIELD node, score
MATCH (d:Document {id: node.id})
WHERE ($kind IS NULL OR d.kind = $kind)
  AND ($level IS NULL OR d.level = $level)
  AND ($place IS NULL OR d.place = $place OR d.place_code IN $places)
  AND ($year IS NULL OR d.year = $year)
  AND ($besides = [] OR any(word IN $besides WHERE NOT d.search CONTAINS word))
WITH d.id AS id, score > 0 AS phrase, coalesce(d.issued_on, '') AS issued_on
ORDER BY phrase DESC, issued_on DESC, id
WITH collect(id) AS ids, count(CASE WHEN phrase THEN 1 END) AS as_phrase
RETURN ids[$offset..$offset + $limit] AS page, size(ids) AS total, as_phrase
