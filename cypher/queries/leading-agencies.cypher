/*
name: leading-agencies
group: tasks
title:
  vi: 'Cơ quan chủ trì nhiều nhiệm vụ nhất'
  en: 'Leading agencies'
description:
  vi: 'Mỗi cơ quan chủ trì bao nhiêu nhiệm vụ, trong bao nhiêu văn bản.'
  en: 'How many tasks each agency leads, in how many documents.'
parameters:
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: lead, label: {vi: 'Chủ trì', en: 'Lead'}}
  - {name: tasks, label: {vi: 'Số nhiệm vụ', en: 'Tasks'}}
  - {name: documents, label: {vi: 'Số văn bản', en: 'Documents'}}
draws: false
*/
MATCH (d:Document)-[:HAS_TASK]->(t:Task)
WHERE t.lead IS NOT NULL
RETURN t.lead AS lead, count(t) AS tasks, count(DISTINCT d) AS documents
ORDER BY tasks DESC, lead
LIMIT $rows
