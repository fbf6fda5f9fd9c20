// The words of all documents without digits, most frequent first.
MATCH (d:Document)
UNWIND split(d.search, ' ') AS word
WITH word, count(*) AS times
WHERE size(word) > 1 AND NOT word =~ '.*[0-9].*'
RETURN word
ORDER BY times DESC, word
LIMIT 50000
