/*
name: issuer-year
group: overview
title:
  vi: 'Văn bản của một cơ quan trong một năm'
  en: 'All of one issuer and year'
description:
  vi: 'Mọi văn bản của cơ quan có tên chứa những chữ đã nhập, trong năm đã chọn.'
  en: 'Every document of the issuers whose name has these words, in the year.'
parameters:
  - name: issuer
    type: text
    label: {vi: 'Cơ quan ban hành', en: 'Issuer'}
  - name: year
    type: integer
    label: {vi: 'Năm', en: 'Year'}
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: issued_on, label: {vi: 'Ngày ban hành', en: 'Issued on'}}
  - {name: id, label: {vi: 'Mã', en: 'Id'}}
  - {name: number, label: {vi: 'Số hiệu', en: 'Number'}}
  - {name: kind, label: {vi: 'Loại', en: 'Kind'}}
  - {name: title, label: {vi: 'Trích yếu', en: 'Title'}}
  - {name: issuer, label: {vi: 'Cơ quan ban hành', en: 'Issuer'}}
  - {name: status, label: {vi: 'Trạng thái', en: 'Status'}}
draws: false
*/
MATCH (d:Document {year: $year})
WHERE toLower(d.issuer) CONTAINS toLower($issuer)
RETURN d.issued_on AS issued_on, d.id AS id, d.number AS number, d.kind AS kind, d.title AS title,
       d.issuer AS issuer, d.status AS status
ORDER BY issued_on, id
LIMIT $rows
