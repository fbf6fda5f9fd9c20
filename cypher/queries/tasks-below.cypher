/*
name: tasks-below
group: tasks
title:
  vi: 'Nhiệm vụ của cả chuỗi triển khai'
  en: 'Tasks of a whole cascade'
description:
  vi: 'Nhiệm vụ trong các văn bản thực hiện văn bản đã chọn, theo hạn.'
  en: 'Tasks of all documents that carry out the chosen one, by due date.'
parameters:
  - name: document
    type: document
    label: {vi: 'Văn bản (số hiệu hoặc mã)', en: 'Document (number or id)'}
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: due_on, label: {vi: 'Hạn đến ngày', en: 'Due on'}}
  - {name: what, label: {vi: 'Nhiệm vụ', en: 'Task'}}
  - {name: lead, label: {vi: 'Chủ trì', en: 'Lead'}}
  - {name: id, label: {vi: 'Mã', en: 'Id'}}
  - {name: number, label: {vi: 'Số hiệu', en: 'Number'}}
  - {name: place, label: {vi: 'Địa phương', en: 'Place'}}
draws: false
*/
MATCH (:Document {id: $document})-[:ISSUES*0..1]->(start:Document)<-[:IMPLEMENTS|GUIDES*0..5]-(d:Document)
WITH DISTINCT d
MATCH (d)-[:HAS_TASK]->(t:Task)
RETURN t.due_on AS due_on, t.what AS what, t.lead AS lead, d.id AS id, d.number AS number, d.place AS place
ORDER BY coalesce(due_on, '9999'), id, t.start, t.id
LIMIT $rows
