// How many relationships between documents there are of each type; counts of single types are kept by the stores.
MATCH (:Document)-[r:IMPLEMENTS]->() RETURN 'IMPLEMENTS' AS relation, count(r) AS total
UNION ALL
MATCH (:Document)-[r:BASED_ON]->() RETURN 'BASED_ON' AS relation, count(r) AS total
UNION ALL
MATCH (:Document)-[r:GUIDES]->() RETURN 'GUIDES' AS relation, count(r) AS total
UNION ALL
MATCH (:Document)-[r:AMENDS]->() RETURN 'AMENDS' AS relation, count(r) AS total
UNION ALL
MATCH (:Document)-[r:REPLACES]->() RETURN 'REPLACES' AS relation, count(r) AS total
UNION ALL
MATCH (:Document)-[r:REPEALS]->() RETURN 'REPEALS' AS relation, count(r) AS total
UNION ALL
MATCH (:Document)-[r:ISSUES]->() RETURN 'ISSUES' AS relation, count(r) AS total
UNION ALL
MATCH (:Document)-[r:REVIEWS]->() RETURN 'REVIEWS' AS relation, count(r) AS total
UNION ALL
MATCH (:Document)-[r:CITES]->() RETURN 'CITES' AS relation, count(r) AS total
