// What the loader left for the quality report.
MATCH (f:Finding)
WITH f
ORDER BY f.id
RETURN f {.finding, .severity, .document, .target, .quote, .explanation} AS finding
