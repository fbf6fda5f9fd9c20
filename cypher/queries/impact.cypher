/*
name: impact
group: impact
title:
  vi: 'Những gì dựa vào văn bản này'
  en: 'What hangs on this document'
description:
  vi: 'Mọi văn bản dựa vào văn bản đã chọn, trực tiếp hoặc qua văn bản khác: việc cần xem khi nó bị thay thế.'
  en: 'All that rests on the document, directly or through others: the work list if it is replaced.'
parameters:
  - name: document
    type: document
    label: {vi: 'Văn bản (số hiệu hoặc mã)', en: 'Document (number or id)'}
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: direct, label: {vi: 'Trực tiếp', en: 'Directly'}}
  - {name: id, label: {vi: 'Mã', en: 'Id'}}
  - {name: number, label: {vi: 'Số hiệu', en: 'Number'}}
  - {name: kind, label: {vi: 'Loại', en: 'Kind'}}
  - {name: title, label: {vi: 'Trích yếu', en: 'Title'}}
  - {name: issued_on, label: {vi: 'Ngày ban hành', en: 'Issued on'}}
  - {name: level, label: {vi: 'Cấp', en: 'Level'}}
  - {name: place, label: {vi: 'Địa phương', en: 'Place'}}
  - {name: status, label: {vi: 'Trạng thái', en: 'Status'}}
draws: false
*/
MATCH (top:Document {id: $document})<-[:BASED_ON|IMPLEMENTS|GUIDES|AMENDS*1..4]-(d:Document)
WHERE d.id <> $document
WITH DISTINCT top, d
RETURN EXISTS { (d)-[:BASED_ON|IMPLEMENTS|GUIDES|AMENDS]->(top) } AS direct, d.id AS id, d.number AS number,
       d.kind AS kind, d.title AS title, d.issued_on AS issued_on, d.level AS level, d.place AS place,
       d.status AS status
ORDER BY direct DESC, coalesce(d.tier, 99), coalesce(issued_on, ''), id
LIMIT $rows
