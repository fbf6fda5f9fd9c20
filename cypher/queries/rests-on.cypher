/*
name: rests-on
group: lineage
title:
  vi: 'Văn bản này căn cứ vào đâu'
  en: 'What this document rests on'
description:
  vi: 'Căn cứ pháp lý và văn bản được thực hiện, mỗi dòng một quan hệ kèm câu dẫn.'
  en: 'Its legal bases and what it carries out, one relation a line, with the sentence.'
parameters:
  - name: document
    type: document
    label: {vi: 'Văn bản (số hiệu hoặc mã)', en: 'Document (number or id)'}
columns:
  - {name: relation, label: {vi: 'Quan hệ', en: 'Relation'}}
  - {name: id, label: {vi: 'Mã', en: 'Id'}}
  - {name: number, label: {vi: 'Số hiệu', en: 'Number'}}
  - {name: kind, label: {vi: 'Loại', en: 'Kind'}}
  - {name: title, label: {vi: 'Trích yếu', en: 'Title'}}
  - {name: issued_on, label: {vi: 'Ngày ban hành', en: 'Issued on'}}
  - {name: status, label: {vi: 'Trạng thái', en: 'Status'}}
  - {name: scope, label: {vi: 'Vị trí', en: 'Where'}}
  - {name: quote, label: {vi: 'Câu dẫn', en: 'Sentence'}}
draws: false
*/
MATCH (:Document {id: $document})-[r:BASED_ON|IMPLEMENTS|GUIDES]->(d:Document)
RETURN type(r) AS relation, d.id AS id, d.number AS number, d.kind AS kind, d.title AS title,
       d.issued_on AS issued_on, d.status AS status, r.scope AS scope, r.quote AS quote
ORDER BY relation, r.scope_rank, coalesce(d.tier, 99), id
