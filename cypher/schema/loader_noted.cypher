// Neo4j only: what was noted of the graph, unless a load wrote again since.
MATCH (l:Loader {id: 'loader'})
WHERE l.noted = l.version
RETURN l.made_of AS made_of, l.counts AS counts
