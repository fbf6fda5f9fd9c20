/*
name: districts-not-acted
group: coverage
title:
  vi: 'Cấp huyện nào chưa triển khai'
  en: 'Districts that have not acted'
description:
  vi: 'Các huyện của một tỉnh, tại ngày đã chọn, chưa có văn bản thực hiện văn bản đã chọn.'
  en: 'Districts of a province, at the date, without a document that carries out the chosen one.'
parameters:
  - name: document
    type: document
    label: {vi: 'Văn bản (số hiệu hoặc mã)', en: 'Document (number or id)'}
  - name: place
    type: place
    label: {vi: 'Tỉnh (mã hoặc tên)', en: 'Province (code or name)'}
  - name: 'on'
    type: date
    label: {vi: 'Địa giới tại ngày', en: 'Boundaries as of'}
    default: '2025-06-30'
columns:
  - {name: code, label: {vi: 'Mã địa phương', en: 'Place code'}}
  - {name: place, label: {vi: 'Địa phương', en: 'Place'}}
  - {name: within, label: {vi: 'Thuộc', en: 'Part of'}}
draws: false
*/
MATCH (:Document {id: $document})-[:ISSUES*0..1]->(start:Document)
OPTIONAL MATCH (start)<-[:IMPLEMENTS|GUIDES*1..6]-(d:Document)
WHERE d.level = 'district'
WITH collect(DISTINCT d.place_code) AS acted
MATCH (p:Place {level: 'district'})-[:PART_OF]->(above:Place)
WHERE (above.code = $place OR above.name = $place)
  AND (p.valid_from IS NULL OR p.valid_from <= $on) AND (p.valid_to IS NULL OR p.valid_to >= $on)
  AND NOT p.code IN acted
RETURN p.code AS code, p.name AS place, above.name AS within
ORDER BY place, code
