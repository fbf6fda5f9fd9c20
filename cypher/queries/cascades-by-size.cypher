/*
name: cascades-by-size
group: overview
title:
  vi: 'Những chuỗi triển khai lớn nhất'
  en: 'The largest cascades'
description:
  vi: 'Văn bản đứng đầu một chuỗi (không thực hiện văn bản nào) và số văn bản bên dưới nó.'
  en: 'Documents at the head of a cascade (they carry out none) and how many stand below.'
parameters:
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: id, label: {vi: 'Mã', en: 'Id'}}
  - {name: number, label: {vi: 'Số hiệu', en: 'Number'}}
  - {name: kind, label: {vi: 'Loại', en: 'Kind'}}
  - {name: title, label: {vi: 'Trích yếu', en: 'Title'}}
  - {name: documents, label: {vi: 'Số văn bản', en: 'Documents'}}
  - {name: direct, label: {vi: 'Trực tiếp', en: 'Directly'}}
  - {name: places, label: {vi: 'Số địa phương', en: 'Places'}}
draws: false
*/
MATCH (top:Document)<-[r:IMPLEMENTS]-(:Document)
WHERE NOT (top)-[:IMPLEMENTS]->(:Document)
WITH top, count(r) AS direct, top.id AS id
ORDER BY direct DESC, id
LIMIT $rows
MATCH (top)<-[:IMPLEMENTS*1..5]-(d:Document)
WITH top, direct, count(DISTINCT d) AS documents, count(DISTINCT d.place) AS places
RETURN top.id AS id, top.number AS number, top.kind AS kind, top.title AS title, documents, direct, places
ORDER BY documents DESC, id
