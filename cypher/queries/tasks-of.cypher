/*
name: tasks-of
group: tasks
title:
  vi: 'Nhiệm vụ của một văn bản'
  en: 'Tasks of a document'
description:
  vi: 'Phụ lục nhiệm vụ của văn bản đã chọn, theo thứ tự trong văn bản.'
  en: 'The appendix of tasks of the chosen document, in the order of its text.'
parameters:
  - name: document
    type: document
    label: {vi: 'Văn bản (số hiệu hoặc mã)', en: 'Document (number or id)'}
columns:
  - {name: what, label: {vi: 'Nhiệm vụ', en: 'Task'}}
  - {name: lead, label: {vi: 'Chủ trì', en: 'Lead'}}
  - {name: join, label: {vi: 'Phối hợp', en: 'Joined by'}}
  - {name: due, label: {vi: 'Thời hạn', en: 'Due'}}
  - {name: due_on, label: {vi: 'Hạn đến ngày', en: 'Due on'}}
draws: false
*/
MATCH (:Document {id: $document})-[:HAS_TASK]->(t:Task)
RETURN t.what AS what, t.lead AS lead, t.join AS join, t.due AS due, t.due_on AS due_on
ORDER BY t.start, t.id
