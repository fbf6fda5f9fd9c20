// Neo4j only: who is loading, and the token that changes with every write.
MATCH (l:Loader {id: 'loader'})
RETURN l.holder AS holder, l.host AS host, l.pid AS pid, l.version AS version
