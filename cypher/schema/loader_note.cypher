// Neo4j only: notes what the graph as it is now was made of, and how much it holds.
MATCH (l:Loader {id: 'loader'})
SET l.made_of = $made_of, l.counts = $counts, l.noted = l.version
