/*
name: cascades-by-size
group: overview
title:
  vi: 'Những chuỗi triển khai lớn nhất'
  en: 'The largest cascades'
description:
  vi: 'Văn bản đứng đầu một chuỗi (không thực hiện văn bản nào đã nạp) và số văn bản bên dưới; văn bản chỉ được dẫn mà chuỗi đi qua một văn bản đã nạp thì xếp sau.'
  en: 'Documents at the head of a cascade (they carry out none that is loaded) and how many stand below; one that is only cited comes last where a loaded one heads its cascade.'
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
  - {name: status, label: {vi: 'Trạng thái', en: 'Status'}}
  - {name: documents, label: {vi: 'Số văn bản', en: 'Documents'}}
  - {name: direct, label: {vi: 'Trực tiếp', en: 'Directly'}}
  - {name: places, label: {vi: 'Số địa phương', en: 'Places'}}
draws: false
*/
MATCH (top:Document)<-[r:IMPLEMENTS]-(:Document)
WHERE (top.status = 'loaded' AND NOT EXISTS { (top)-[:IMPLEMENTS]->(:Document {status: 'loaded'}) })
   OR (top.status = 'cited' AND NOT EXISTS { (top)-[:IMPLEMENTS]->(:Document) })
WITH top, count(r) AS direct, top.id AS id
ORDER BY direct DESC, id
LIMIT $rows
MATCH (top)<-[:IMPLEMENTS*1..5]-(d:Document)
WITH top, direct, count(DISTINCT d) AS documents, count(DISTINCT d.place) AS places
WITH top, direct, documents, places,
     top.status = 'cited' AND EXISTS {
       (top)<-[:IMPLEMENTS]-(:Document {status: 'loaded'})<-[:IMPLEMENTS]-(:Document)
     } AS gives_way
RETURN top.id AS id, top.number AS number, top.kind AS kind, top.title AS title, top.status AS status,
       documents, direct, places
ORDER BY gives_way, documents DESC, id
