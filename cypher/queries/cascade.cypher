/*
name: cascade
group: lineage
title:
  vi: 'Toàn bộ chuỗi triển khai'
  en: 'The whole cascade'
description:
  vi: 'Mọi quan hệ thực hiện bên dưới một văn bản.'
  en: 'Every relation of carrying out below a document.'
parameters:
  - name: document
    type: document
    label: {vi: 'Văn bản (số hiệu hoặc mã)', en: 'Document (number or id)'}
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: from_id, label: {vi: 'Từ mã', en: 'From id'}}
  - {name: from_number, label: {vi: 'Từ văn bản', en: 'From'}}
  - {name: relation, label: {vi: 'Quan hệ', en: 'Relation'}}
  - {name: to_id, label: {vi: 'Đến mã', en: 'To id'}}
  - {name: to_number, label: {vi: 'Đến văn bản', en: 'To'}}
  - {name: scope, label: {vi: 'Vị trí', en: 'Where'}}
  - {name: quote, label: {vi: 'Câu dẫn', en: 'Sentence'}}
draws: true
*/
MATCH (:Document {id: $document})-[:ISSUES*0..1]->(start:Document)<-[:IMPLEMENTS|GUIDES*0..5]-(d:Document)
WITH DISTINCT d
MATCH (x:Document)-[r:IMPLEMENTS|GUIDES|ISSUES]->(d)
RETURN x.id AS from_id, x.number AS from_number, type(r) AS relation, d.id AS to_id, d.number AS to_number,
       r.scope AS scope, r.quote AS quote
ORDER BY coalesce(d.tier, 99), to_id, coalesce(x.tier, 99), from_id, relation
LIMIT $rows
