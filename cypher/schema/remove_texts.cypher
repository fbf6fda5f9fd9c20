// Neo4j only: drops the texts of files that are gone.
UNWIND $rows AS row
MATCH (t:Text {path: row.path})
DELETE t
