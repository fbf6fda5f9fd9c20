// Writes relationships of one type; TYPE, SOURCE and TARGET are put in from the model.
UNWIND $rows AS row
MATCH (source:SOURCE {id: row.source})
MATCH (target:TARGET {id: row.target})
MERGE (source)-[r:TYPE]->(target)
SET r += row.properties
