/*
name: communities
group: overview
title:
  vi: 'Văn bản thường được dẫn cùng nhau'
  en: 'Documents that are cited together'
description:
  vi: 'Cặp văn bản được cùng những văn bản khác thực hiện: dấu hiệu của một lĩnh vực.'
  en: 'Pairs that the same documents carry out: the sign of a field of policy.'
parameters:
  - name: least
    type: integer
    label: {vi: 'Ít nhất bao nhiêu lần', en: 'Least times'}
    default: 2
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: together, label: {vi: 'Số lần cùng được dẫn', en: 'Times together'}}
  - {name: id, label: {vi: 'Mã', en: 'Id'}}
  - {name: number, label: {vi: 'Số hiệu', en: 'Number'}}
  - {name: title, label: {vi: 'Trích yếu', en: 'Title'}}
  - {name: other_id, label: {vi: 'Mã văn bản kia', en: 'Other id'}}
  - {name: other_number, label: {vi: 'Văn bản kia', en: 'Other document'}}
  - {name: other_title, label: {vi: 'Trích yếu kia', en: 'Other title'}}
draws: false
*/
MATCH (a:Document)<-[:IMPLEMENTS]-(x:Document)-[:IMPLEMENTS]->(b:Document)
WHERE a.id < b.id
WITH a, b, count(x) AS together
WHERE together >= $least
RETURN together, a.id AS id, a.number AS number, a.title AS title, b.id AS other_id, b.number AS other_number,
       b.title AS other_title
ORDER BY together DESC, id, other_id
LIMIT $rows
