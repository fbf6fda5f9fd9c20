// Neo4j only: the loader is done.
MATCH (l:Loader {id: 'loader'})
WHERE l.holder = $holder
REMOVE l.holder, l.host, l.pid, l.seen, l.asked
