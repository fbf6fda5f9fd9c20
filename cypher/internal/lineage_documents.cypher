// What a lineage tells of its documents.
UNWIND $ids AS id
MATCH (d:Document {id: id})
RETURN d.id AS id, d.number AS number, d.kind AS kind, CASE d.title WHEN '' THEN null ELSE d.title END AS title,
       d.issued_on AS issued_on, d.level AS level, d.tier AS tier, d.place AS place, d.status AS status
