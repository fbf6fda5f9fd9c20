// What the questions look up besides the keys; `search` holds folded words, so that both stores find without diacritics.
CREATE INDEX document_number_key IF NOT EXISTS FOR (d:Document) ON (d.number_key);
CREATE INDEX document_number_plain IF NOT EXISTS FOR (d:Document) ON (d.number_plain);
CREATE INDEX document_year IF NOT EXISTS FOR (d:Document) ON (d.year);
CREATE INDEX document_place IF NOT EXISTS FOR (d:Document) ON (d.place_code);
CREATE INDEX document_kind IF NOT EXISTS FOR (d:Document) ON (d.kind);
CREATE INDEX document_status IF NOT EXISTS FOR (d:Document) ON (d.status);
CREATE FULLTEXT INDEX document_search IF NOT EXISTS FOR (d:Document) ON EACH [d.search];
