/*
name: changed-since
group: impact
title:
  vi: 'Có gì thay đổi từ một ngày'
  en: 'What changed since a date'
description:
  vi: 'Văn bản ban hành từ ngày đã chọn và những văn bản chúng sửa đổi, thay thế, bãi bỏ.'
  en: 'Documents issued since the date, and what they amend, replace or repeal.'
parameters:
  - name: since
    type: date
    label: {vi: 'Từ ngày', en: 'Since'}
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: issued_on, label: {vi: 'Ngày ban hành', en: 'Issued on'}}
  - {name: id, label: {vi: 'Mã', en: 'Id'}}
  - {name: number, label: {vi: 'Số hiệu', en: 'Number'}}
  - {name: title, label: {vi: 'Trích yếu', en: 'Title'}}
  - {name: relation, label: {vi: 'Quan hệ', en: 'Relation'}}
  - {name: changed_id, label: {vi: 'Mã bị tác động', en: 'Changed id'}}
  - {name: changed_number, label: {vi: 'Văn bản bị tác động', en: 'Changed document'}}
  - {name: partial, label: {vi: 'Một phần', en: 'In part'}}
  - {name: quote, label: {vi: 'Câu dẫn', en: 'Sentence'}}
draws: false
*/
MATCH (d:Document)-[r:AMENDS|REPLACES|REPEALS]->(x:Document)
WHERE d.issued_on >= $since
RETURN d.issued_on AS issued_on, d.id AS id, d.number AS number, d.title AS title, type(r) AS relation,
       x.id AS changed_id, x.number AS changed_number, coalesce(r.partial, false) AS partial, r.quote AS quote
ORDER BY issued_on DESC, id, relation, changed_id
LIMIT $rows
