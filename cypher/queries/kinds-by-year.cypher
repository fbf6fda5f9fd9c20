/*
name: kinds-by-year
group: overview
title:
  vi: 'Số văn bản theo loại và năm'
  en: 'Documents by kind and year'
description:
  vi: 'Có bao nhiêu văn bản của mỗi loại trong mỗi năm.'
  en: 'How many documents of each kind there are in each year.'
columns:
  - {name: year, label: {vi: 'Năm', en: 'Year'}}
  - {name: kind, label: {vi: 'Loại', en: 'Kind'}}
  - {name: loaded, label: {vi: 'Đã nạp', en: 'Loaded'}}
  - {name: cited, label: {vi: 'Chỉ được dẫn', en: 'Only cited'}}
draws: false
*/
MATCH (d:Document)
RETURN d.year AS year, coalesce(d.kind, '') AS kind,
       sum(CASE d.status WHEN 'loaded' THEN 1 ELSE 0 END) AS loaded,
       sum(CASE d.status WHEN 'cited' THEN 1 ELSE 0 END) AS cited
ORDER BY coalesce(year, 0) DESC, kind
