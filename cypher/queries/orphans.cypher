/*
name: orphans
group: quality
title:
  vi: 'Văn bản đứng một mình'
  en: 'Documents that stand alone'
description:
  vi: 'Văn bản đã nạp không có quan hệ nào với văn bản khác.'
  en: 'Loaded documents without any relation to another.'
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
WHERE NOT (d)-->(:Document) AND NOT (d)<--(:Document)
RETURN d.id AS id, d.number AS number, d.kind AS kind, d.title AS title, d.issued_on AS issued_on,
       d.issuer AS issuer
ORDER BY coalesce(issued_on, '') DESC, id
LIMIT $rows
