/*
name: most-cited
group: overview
title:
  vi: 'Văn bản được viện dẫn nhiều nhất'
  en: 'The most cited documents'
description:
  vi: 'Xếp theo số quan hệ từ các văn bản khác tới văn bản ấy.'
  en: 'By the number of relations that other documents have to it.'
parameters:
  - name: kind
    type: kind
    label: {vi: 'Loại văn bản', en: 'Kind'}
    optional: true
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: citing, label: {vi: 'Số quan hệ tới', en: 'Relations to it'}}
  - {name: id, label: {vi: 'Mã', en: 'Id'}}
  - {name: number, label: {vi: 'Số hiệu', en: 'Number'}}
  - {name: kind, label: {vi: 'Loại', en: 'Kind'}}
  - {name: title, label: {vi: 'Trích yếu', en: 'Title'}}
  - {name: issued_on, label: {vi: 'Ngày ban hành', en: 'Issued on'}}
  - {name: status, label: {vi: 'Trạng thái', en: 'Status'}}
draws: false
*/
MATCH (d:Document)<-[r]-(x:Document)
WHERE $kind IS NULL OR d.kind = $kind
WITH d, count(r) AS citing
RETURN citing, d.id AS id, d.number AS number, d.kind AS kind, d.title AS title, d.issued_on AS issued_on,
       d.status AS status
ORDER BY citing DESC, id
LIMIT $rows
