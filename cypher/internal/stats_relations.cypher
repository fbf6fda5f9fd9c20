// How many relationships between documents there are of each type; the stores keep the count of a single type.
RETURN 'IMPLEMENTS' AS relation, COUNT { (:Document)-[:IMPLEMENTS]->() } AS total
UNION ALL
RETURN 'BASED_ON' AS relation, COUNT { (:Document)-[:BASED_ON]->() } AS total
UNION ALL
RETURN 'GUIDES' AS relation, COUNT { (:Document)-[:GUIDES]->() } AS total
UNION ALL
RETURN 'AMENDS' AS relation, COUNT { (:Document)-[:AMENDS]->() } AS total
UNION ALL
RETURN 'REPLACES' AS relation, COUNT { (:Document)-[:REPLACES]->() } AS total
UNION ALL
RETURN 'REPEALS' AS relation, COUNT { (:Document)-[:REPEALS]->() } AS total
UNION ALL
RETURN 'ISSUES' AS relation, COUNT { (:Document)-[:ISSUES]->() } AS total
UNION ALL
RETURN 'REVIEWS' AS relation, COUNT { (:Document)-[:REVIEWS]->() } AS total
UNION ALL
RETURN 'CITES' AS relation, COUNT { (:Document)-[:CITES]->() } AS total
