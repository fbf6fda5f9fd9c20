/*
name: cited-missing
group: quality
title:
  vi: 'Văn bản được dẫn nhưng chưa có'
  en: 'Documents cited but missing'
description:
  vi: 'Văn bản chưa nạp, nhiều văn bản cần nhất trước: danh sách cần tìm.'
  en: 'Documents not loaded, most wanted first: the list to look for.'
parameters:
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: citing, label: {vi: 'Số văn bản viện dẫn', en: 'Citing documents'}}
  - {name: id, label: {vi: 'Mã', en: 'Id'}}
  - {name: number, label: {vi: 'Số hiệu', en: 'Number'}}
  - {name: kind, label: {vi: 'Loại', en: 'Kind'}}
  - {name: title, label: {vi: 'Trích yếu', en: 'Title'}}
  - {name: issued_on, label: {vi: 'Ngày ban hành', en: 'Issued on'}}
  - {name: issuer, label: {vi: 'Cơ quan ban hành', en: 'Issuer'}}
  - {name: reason, label: {vi: 'Lý do', en: 'Reason'}}
draws: false
*/
MATCH (d:Document {status: 'cited'})<-[:SOURCE|TARGET]-(c:Citation)
WITH d, count(DISTINCT c.asserted_by) AS citing
RETURN citing, d.id AS id, d.number AS number, d.kind AS kind, d.title AS title, d.issued_on AS issued_on,
       d.issuer AS issuer, d.unresolved AS reason
ORDER BY citing DESC, id
LIMIT $rows
