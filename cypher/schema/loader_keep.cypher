// Neo4j only: opens every transaction of a load. No row says that another loader took over; then nothing is written.
MATCH (l:Loader {id: 'loader'})
SET l.asked = $holder
WITH l
WHERE l.holder = $holder
SET l.seen = timestamp(), l.version = coalesce($version, l.version)
RETURN l.holder AS holder
