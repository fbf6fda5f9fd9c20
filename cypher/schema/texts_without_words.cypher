// Neo4j only: texts that were kept before texts were indexed, or by another way of making words.
MATCH (t:Text)
WHERE t.not_legal IS NULL AND (t.words_version IS NULL OR t.words_version <> $version)
RETURN t.path AS path, t.text AS text
LIMIT 200
