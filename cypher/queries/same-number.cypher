/*
name: same-number
group: quality
title:
  vi: 'Số hiệu trùng nhau'
  en: 'Numbers that several documents bear'
description:
  vi: 'Những số hiệu mà nhiều văn bản cùng mang.'
  en: 'Numbers that several documents bear.'
parameters:
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: number, label: {vi: 'Số hiệu', en: 'Number'}}
  - {name: documents, label: {vi: 'Số văn bản', en: 'Documents'}}
  - {name: ids, label: {vi: 'Các mã', en: 'Ids'}}
draws: false
*/
MATCH (d:Document)
WHERE d.number_key IS NOT NULL
WITH d
ORDER BY d.id
WITH d.number_key AS number, count(d) AS documents, collect(d.id) AS ids
WHERE documents > 1
RETURN number, documents, ids
ORDER BY documents DESC, number
LIMIT $rows
