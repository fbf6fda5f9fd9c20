/*
name: acted
group: coverage
title:
  vi: 'Địa phương nào đã triển khai, sau bao lâu'
  en: 'Who has acted on a document, and after how long'
description:
  vi: 'Văn bản của từng địa phương thực hiện văn bản đã chọn, số ngày kể từ ngày ban hành.'
  en: 'The documents of each place that carry out the chosen one, with the days since its issue.'
parameters:
  - name: document
    type: document
    label: {vi: 'Văn bản (số hiệu hoặc mã)', en: 'Document (number or id)'}
  - name: level
    type: level
    label: {vi: 'Cấp địa phương', en: 'Level of places'}
    default: 'province'
columns:
  - {name: place, label: {vi: 'Địa phương', en: 'Place'}}
  - {name: id, label: {vi: 'Mã', en: 'Id'}}
  - {name: number, label: {vi: 'Số hiệu', en: 'Number'}}
  - {name: title, label: {vi: 'Trích yếu', en: 'Title'}}
  - {name: issued_on, label: {vi: 'Ngày ban hành', en: 'Issued on'}}
  - {name: status, label: {vi: 'Trạng thái', en: 'Status'}}
  - {name: direct, label: {vi: 'Trực tiếp', en: 'Directly'}}
  - {name: days, label: {vi: 'Số ngày', en: 'Days'}}
draws: false
*/
MATCH (top:Document {id: $document})-[:ISSUES*0..1]->(start:Document)<-[:IMPLEMENTS|GUIDES*1..5]-(d:Document)
WHERE d.level = $level AND d.place IS NOT NULL
WITH DISTINCT top, d
RETURN d.place AS place, d.id AS id, d.number AS number, d.title AS title, d.issued_on AS issued_on,
       d.status AS status, EXISTS { (d)-[:IMPLEMENTS|GUIDES]->(top) } AS direct,
       CASE WHEN size(top.issued_on) = 10 AND size(d.issued_on) = 10
         THEN duration.inDays(date(top.issued_on), date(d.issued_on)).days
       END AS days
ORDER BY place, coalesce(issued_on, '9999'), id
