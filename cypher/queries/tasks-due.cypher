/*
name: tasks-due
group: tasks
title:
  vi: 'Nhiệm vụ đến hạn'
  en: 'Tasks due by a date'
description:
  vi: 'Nhiệm vụ trong phụ lục có hạn đến ngày đã chọn, sớm nhất trước.'
  en: 'Tasks of appendices that are due by the date, earliest first.'
parameters:
  - name: by
    type: date
    label: {vi: 'Đến ngày', en: 'By'}
  - name: since
    type: date
    label: {vi: 'Từ ngày', en: 'Since'}
    optional: true
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: due_on, label: {vi: 'Hạn đến ngày', en: 'Due on'}}
  - {name: what, label: {vi: 'Nhiệm vụ', en: 'Task'}}
  - {name: lead, label: {vi: 'Chủ trì', en: 'Lead'}}
  - {name: join, label: {vi: 'Phối hợp', en: 'Joined by'}}
  - {name: id, label: {vi: 'Mã', en: 'Id'}}
  - {name: number, label: {vi: 'Số hiệu', en: 'Number'}}
draws: false
*/
MATCH (d:Document)-[:HAS_TASK]->(t:Task)
WHERE t.due_on <= $by AND ($since IS NULL OR t.due_on >= $since)
RETURN t.due_on AS due_on, t.what AS what, t.lead AS lead, t.join AS join, d.id AS id, d.number AS number
ORDER BY due_on, id, t.start, t.id
LIMIT $rows
