/*
name: signer
group: overview
title:
  vi: 'Văn bản của một người ký'
  en: 'Documents of one signer'
description:
  vi: 'Văn bản do người có tên đã nhập ký, mới nhất trước.'
  en: 'Documents that the person signed, newest first.'
parameters:
  - name: signer
    type: text
    label: {vi: 'Người ký', en: 'Signer'}
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
  - {name: signer, label: {vi: 'Người ký', en: 'Signer'}}
draws: false
*/
MATCH (d:Document)
WHERE toLower(d.signer) CONTAINS toLower($signer)
RETURN d.issued_on AS issued_on, d.id AS id, d.number AS number, d.kind AS kind, d.title AS title,
       d.issuer AS issuer, d.signer AS signer
ORDER BY coalesce(issued_on, '') DESC, id
LIMIT $rows
