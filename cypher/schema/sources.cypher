// Neo4j only: every file that was read.
MATCH (t:Text)
RETURN t.path AS path, t.sha256 AS sha256, t.extractor AS extractor, t.not_legal AS not_legal
ORDER BY path
