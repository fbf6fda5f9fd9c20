/*
name: siblings
group: lineage
title:
  vi: 'Văn bản cùng thực hiện'
  en: 'Documents beside this one'
description:
  vi: 'Các văn bản khác cùng thực hiện một văn bản cấp trên với văn bản đã chọn.'
  en: 'Other documents that carry out the same one as the chosen document.'
parameters:
  - name: document
    type: document
    label: {vi: 'Văn bản (số hiệu hoặc mã)', en: 'Document (number or id)'}
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: through, label: {vi: 'Thông qua', en: 'Through'}}
  - {name: id, label: {vi: 'Mã', en: 'Id'}}
  - {name: number, label: {vi: 'Số hiệu', en: 'Number'}}
  - {name: kind, label: {vi: 'Loại', en: 'Kind'}}
  - {name: title, label: {vi: 'Trích yếu', en: 'Title'}}
  - {name: issued_on, label: {vi: 'Ngày ban hành', en: 'Issued on'}}
  - {name: place, label: {vi: 'Địa phương', en: 'Place'}}
  - {name: status, label: {vi: 'Trạng thái', en: 'Status'}}
draws: false
*/
MATCH (:Document {id: $document})-[:IMPLEMENTS]->(above:Document)<-[:IMPLEMENTS]-(d:Document)
WHERE d.id <> $document
RETURN coalesce(above.number, above.title) AS through, d.id AS id, d.number AS number, d.kind AS kind,
       d.title AS title, d.issued_on AS issued_on, d.place AS place, d.status AS status
ORDER BY coalesce(above.tier, 99), above.id, coalesce(d.tier, 99), coalesce(issued_on, ''), id
LIMIT $rows
