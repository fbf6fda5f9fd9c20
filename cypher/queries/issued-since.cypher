/*
name: issued-since
group: overview
title:
  vi: 'Văn bản mới từ một ngày'
  en: 'Documents issued since a date'
description:
  vi: 'Văn bản đã nạp ban hành từ ngày đã chọn, mới nhất trước.'
  en: 'Loaded documents issued since the date, newest first.'
parameters:
  - name: since
    type: date
    label: {vi: 'Từ ngày', en: 'Since'}
  - name: place
    type: place
    label: {vi: 'Địa phương', en: 'Place'}
    optional: true
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
  - {name: place, label: {vi: 'Địa phương', en: 'Place'}}
draws: false
*/
MATCH (d:Document {status: 'loaded'})
WHERE d.issued_on >= $since AND ($place IS NULL OR d.place = $place OR d.place_code = $place)
RETURN d.issued_on AS issued_on, d.id AS id, d.number AS number, d.kind AS kind, d.title AS title,
       d.issuer AS issuer, d.place AS place
ORDER BY issued_on DESC, id
LIMIT $rows
