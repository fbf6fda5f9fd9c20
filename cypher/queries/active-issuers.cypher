/*
name: active-issuers
group: overview
title:
  vi: 'Cơ quan ban hành nhiều văn bản nhất'
  en: 'The most active issuers'
description:
  vi: 'Số văn bản đã nạp của từng cơ quan.'
  en: 'How many loaded documents each authority has issued.'
parameters:
  - name: level
    type: level
    label: {vi: 'Cấp', en: 'Level'}
    optional: true
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: documents, label: {vi: 'Số văn bản', en: 'Documents'}}
  - {name: id, label: {vi: 'Mã', en: 'Id'}}
  - {name: issuer, label: {vi: 'Cơ quan ban hành', en: 'Issuer'}}
  - {name: level, label: {vi: 'Cấp', en: 'Level'}}
draws: false
*/
MATCH (a:Authority)<-[:ISSUED_BY]-(d:Document {status: 'loaded'})
WHERE $level IS NULL OR a.level = $level
RETURN count(d) AS documents, a.id AS id, a.name AS issuer, a.level AS level
ORDER BY documents DESC, id
LIMIT $rows
