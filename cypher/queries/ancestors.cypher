/*
name: ancestors
group: lineage
title:
  vi: 'Mọi văn bản cấp trên'
  en: 'Everything above a document'
description:
  vi: 'Mọi văn bản mà văn bản đã chọn thực hiện hoặc căn cứ, qua nhiều bậc.'
  en: 'Everything that a document carries out or rests on, over many steps.'
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
MATCH (:Document {id: $document})-[:IMPLEMENTS|BASED_ON|GUIDES*0..9]->(d:Document)
WITH DISTINCT d
MATCH (d)-[r:IMPLEMENTS|BASED_ON|GUIDES]->(x:Document)
RETURN d.id AS from_id, d.number AS from_number, type(r) AS relation, x.id AS to_id, x.number AS to_number,
       r.scope AS scope, r.quote AS quote
ORDER BY coalesce(x.tier, 99), to_id, coalesce(d.tier, 99), from_id, relation
LIMIT $rows
