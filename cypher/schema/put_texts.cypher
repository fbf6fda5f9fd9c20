// Neo4j only: texts with their folded words and the extractions made of them.
UNWIND $rows AS row
MERGE (t:Text {path: row.path})
SET t.sha256 = row.sha256, t.extractor = row.extractor, t.not_legal = row.not_legal, t.record = row.record,
    t.text = row.text, t.words = row.words, t.words_version = row.words_version
