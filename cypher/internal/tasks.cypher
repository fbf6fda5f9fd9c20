// The rows of a document's appendix of tasks, in the order of the text.
MATCH (d:Document {id: $id})-[:HAS_TASK]->(t:Task)
WITH d, t
ORDER BY t.start, t.id
RETURN {id: t.id, document: d.id, what: t.what, lead: t.lead, join: t.join, due: t.due, due_on: t.due_on,
        start: t.start, `end`: t.`end`} AS task
