// Removes relationships that the loader owns and its documents no longer assert.
UNWIND $rows AS row
MATCH (:SOURCE {id: row.source})-[r:TYPE]->(:TARGET {id: row.target})
WHERE r.digest IS NOT NULL
DELETE r
