/*
name: later-bases
group: quality
title:
  vi: 'Văn bản dẫn văn bản ban hành sau'
  en: 'Documents that rest on later ones'
description:
  vi: 'Văn bản căn cứ hoặc thực hiện một văn bản có ngày ban hành sau nó: ngày hoặc số hiệu có thể sai.'
  en: 'Documents that rest on or carry out one issued after them: a date or number may be wrong.'
parameters:
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: id, label: {vi: 'Mã', en: 'Id'}}
  - {name: number, label: {vi: 'Số hiệu', en: 'Number'}}
  - {name: issued_on, label: {vi: 'Ngày ban hành', en: 'Issued on'}}
  - {name: relation, label: {vi: 'Quan hệ', en: 'Relation'}}
  - {name: target_id, label: {vi: 'Mã được dẫn', en: 'Cited id'}}
  - {name: target_number, label: {vi: 'Văn bản được dẫn', en: 'Cited document'}}
  - {name: later, label: {vi: 'Ngày ban hành của văn bản được dẫn', en: 'Issue of the cited one'}}
  - {name: quote, label: {vi: 'Câu dẫn', en: 'Sentence'}}
draws: false
*/
MATCH (d:Document)-[r:BASED_ON|IMPLEMENTS]->(x:Document)
WHERE size(d.issued_on) = 10 AND size(x.issued_on) = 10 AND d.issued_on < x.issued_on
RETURN d.id AS id, d.number AS number, d.issued_on AS issued_on, type(r) AS relation, x.id AS target_id,
       x.number AS target_number, x.issued_on AS later, r.quote AS quote
ORDER BY id, relation, target_id
LIMIT $rows
