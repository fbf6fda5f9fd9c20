/*
name: not-acted
group: coverage
title:
  vi: 'Địa phương nào chưa triển khai'
  en: 'Who has not acted on a document'
description:
  vi: 'Các tỉnh, thành phố tại ngày đã chọn mà chưa có văn bản nào thực hiện, trực tiếp hoặc qua văn bản khác.'
  en: 'Provinces at the date without any document that carries it out, directly or through others.'
parameters:
  - name: document
    type: document
    label: {vi: 'Văn bản (số hiệu hoặc mã)', en: 'Document (number or id)'}
  - name: 'on'
    type: date
    label: {vi: 'Địa giới tại ngày', en: 'Boundaries as of'}
    default: '2025-07-01'
  - name: level
    type: level
    label: {vi: 'Cấp địa phương', en: 'Level of places'}
    default: 'province'
columns:
  - {name: code, label: {vi: 'Mã địa phương', en: 'Place code'}}
  - {name: place, label: {vi: 'Địa phương', en: 'Place'}}
  - {name: within, label: {vi: 'Thuộc', en: 'Part of'}}
draws: false
*/
MATCH (:Document {id: $document})-[:ISSUES*0..1]->(start:Document)
OPTIONAL MATCH (start)<-[:IMPLEMENTS|GUIDES*1..5]-(d:Document)
WHERE d.level = $level
WITH collect(DISTINCT d.place_code) AS acted
MATCH (p:Place {level: $level})
WHERE (p.valid_from IS NULL OR p.valid_from <= $on) AND (p.valid_to IS NULL OR p.valid_to >= $on)
OPTIONAL MATCH (former:Place)-[:SUCCEEDED_BY*1..3]->(p)
WITH acted, p, collect(former.code) + [p.code] AS codes
WHERE none(code IN codes WHERE code IN acted)
OPTIONAL MATCH (p)-[:PART_OF]->(above:Place)
RETURN p.code AS code, p.name AS place, min(above.name) AS within
ORDER BY place, code
