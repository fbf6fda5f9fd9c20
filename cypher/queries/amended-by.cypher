/*
name: amended-by
group: impact
title:
  vi: 'Ai sửa đổi văn bản này và khi nào'
  en: 'What amends this document, and when'
description:
  vi: 'Văn bản sửa đổi, bổ sung, thay thế hoặc bãi bỏ văn bản đã chọn, theo thời gian.'
  en: 'Documents that amend, replace or repeal the chosen one, in time.'
parameters:
  - name: document
    type: document
    label: {vi: 'Văn bản (số hiệu hoặc mã)', en: 'Document (number or id)'}
columns:
  - {name: issued_on, label: {vi: 'Ngày ban hành', en: 'Issued on'}}
  - {name: id, label: {vi: 'Mã', en: 'Id'}}
  - {name: number, label: {vi: 'Số hiệu', en: 'Number'}}
  - {name: title, label: {vi: 'Trích yếu', en: 'Title'}}
  - {name: relation, label: {vi: 'Quan hệ', en: 'Relation'}}
  - {name: partial, label: {vi: 'Một phần', en: 'In part'}}
  - {name: quote, label: {vi: 'Câu dẫn', en: 'Sentence'}}
draws: false
*/
MATCH (d:Document)-[r:AMENDS|REPLACES|REPEALS]->(:Document {id: $document})
RETURN d.issued_on AS issued_on, d.id AS id, d.number AS number, d.title AS title, type(r) AS relation,
       coalesce(r.partial, false) AS partial, r.quote AS quote
ORDER BY coalesce(issued_on, ''), id, relation
