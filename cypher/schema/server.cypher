// Neo4j only: texts and the loader's own node, which the embedded store keeps in files beside the graph.
CREATE CONSTRAINT text_path IF NOT EXISTS FOR (t:Text) REQUIRE t.path IS UNIQUE;
CREATE CONSTRAINT loader_id IF NOT EXISTS FOR (l:Loader) REQUIRE l.id IS UNIQUE;
CREATE INDEX text_id IF NOT EXISTS FOR (t:Text) ON (t.id);
CREATE FULLTEXT INDEX text_words IF NOT EXISTS FOR (t:Text) ON EACH [t.words]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};
