/*
name: coverage-by-place
group: coverage
title:
  vi: 'Số văn bản theo địa phương'
  en: 'Documents by place'
description:
  vi: 'Mỗi địa phương có bao nhiêu văn bản đã nạp và bao nhiêu chỉ được dẫn.'
  en: 'How many loaded and how many only cited documents each place has.'
parameters:
  - name: level
    type: level
    label: {vi: 'Cấp', en: 'Level'}
    optional: true
columns:
  - {name: code, label: {vi: 'Mã địa phương', en: 'Place code'}}
  - {name: place, label: {vi: 'Địa phương', en: 'Place'}}
  - {name: level, label: {vi: 'Cấp', en: 'Level'}}
  - {name: loaded, label: {vi: 'Đã nạp', en: 'Loaded'}}
  - {name: cited, label: {vi: 'Chỉ được dẫn', en: 'Only cited'}}
draws: false
*/
MATCH (p:Place)<-[:OF_PLACE]-(d:Document)
WHERE $level IS NULL OR p.level = $level
RETURN p.code AS code, p.name AS place, p.level AS level,
       sum(CASE d.status WHEN 'loaded' THEN 1 ELSE 0 END) AS loaded,
       sum(CASE d.status WHEN 'cited' THEN 1 ELSE 0 END) AS cited
ORDER BY loaded DESC, cited DESC, code
