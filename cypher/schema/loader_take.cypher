// Neo4j only: makes this process the one loader, unless another is at work; the first SET takes the node's lock.
MERGE (l:Loader {id: 'loader'})
SET l.asked = $holder
WITH l
WHERE l.holder IS NULL OR l.holder = $lost OR l.seen < timestamp() - $stale
SET l.holder = $holder, l.host = $host, l.pid = $pid, l.seen = timestamp()
RETURN l.holder AS holder
