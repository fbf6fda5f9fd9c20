// Neo4j only: the extractions of legal documents.
MATCH (t:Text)
WHERE t.not_legal IS NULL
RETURN t.path AS path, t.sha256 AS sha256, t.extractor AS extractor, t.record AS record
ORDER BY path
