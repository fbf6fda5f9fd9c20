/*
name: plans-without-superior
group: quality
title:
  vi: 'Kế hoạch không nêu văn bản cấp trên'
  en: 'Plans with no superior'
description:
  vi: 'Kế hoạch, chương trình, đề án đã nạp mà không thực hiện văn bản nào.'
  en: 'Loaded plans, programmes and schemes that carry out no document.'
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
  - {name: issued_on, label: {vi: 'Ngày ban hành', en: 'Issued on'}}
  - {name: issuer, label: {vi: 'Cơ quan ban hành', en: 'Issuer'}}
draws: false
*/
MATCH (d:Document {status: 'loaded'})
WHERE d.kind IN ['KH', 'CTr', 'DA', 'PA'] AND NOT (d)-[:IMPLEMENTS]->(:Document)
RETURN d.id AS id, d.number AS number, d.kind AS kind, d.title AS title, d.issued_on AS issued_on,
       d.issuer AS issuer
ORDER BY coalesce(issued_on, '') DESC, id
LIMIT $rows
