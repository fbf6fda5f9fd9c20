// Neo4j only: whether texts can be searched yet.
SHOW INDEXES YIELD name, state
WHERE name = 'text_words'
RETURN state
