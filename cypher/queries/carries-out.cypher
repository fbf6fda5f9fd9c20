/*
name: carries-out
group: lineage
title:
  vi: 'Văn bản nào thực hiện văn bản này'
  en: 'What carries out this document'
description:
  vi: 'Các văn bản thực hiện văn bản đã chọn hoặc đề án mà nó ban hành, trực tiếp hoặc qua văn bản khác.'
  en: 'Documents that carry out the chosen one, or the scheme that it issues, directly or through others.'
parameters:
  - name: document
    type: document
    label: {vi: 'Văn bản (số hiệu hoặc mã)', en: 'Document (number or id)'}
  - name: level
    type: level
    label: {vi: 'Cấp', en: 'Level'}
    optional: true
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
MATCH (top:Document {id: $document})-[:ISSUES*0..1]->(start:Document)<-[:IMPLEMENTS|GUIDES*1..5]-(d:Document)
WHERE d.id <> $document AND ($level IS NULL OR d.level = $level)
WITH DISTINCT top, d
RETURN EXISTS { (d)-[:IMPLEMENTS|GUIDES]->(top) } AS direct, d.id AS id, d.number AS number, d.kind AS kind,
       d.title AS title, d.issued_on AS issued_on, d.level AS level, d.place AS place, d.status AS status
ORDER BY direct DESC, coalesce(d.tier, 99), coalesce(issued_on, ''), id
LIMIT $rows
