// The folded words of every document.
MATCH (d:Document)
RETURN d.search AS words
