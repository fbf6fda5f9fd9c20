// What the loader left for the quality report.
MATCH (f:Finding)
WITH f
ORDER BY coalesce(f.document, ''), coalesce(f.target, ''), f.id
RETURN f {.finding, .severity, .document, .target, .quote, .explanation} AS finding
