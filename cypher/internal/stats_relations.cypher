// How many relationships between documents there are of each type.
MATCH (:Document)-[r:IMPLEMENTS|BASED_ON|GUIDES|AMENDS|REPLACES|REPEALS|ISSUES|REVIEWS|CITES]->(:Document)
RETURN type(r) AS relation, count(r) AS total
ORDER BY relation
