// Neo4j only: the words of texts, which the index `text_words` holds.
UNWIND $rows AS row
MATCH (t:Text {path: row.path})
SET t.words = row.words, t.words_version = row.words_version
