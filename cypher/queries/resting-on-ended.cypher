/*
name: resting-on-ended
group: impact
title:
  vi: 'Văn bản dựa vào văn bản đã hết hiệu lực'
  en: 'Documents that hang on ended acts'
description:
  vi: 'Văn bản căn cứ hoặc thực hiện một văn bản đã bị thay thế hoặc bãi bỏ toàn bộ.'
  en: 'Documents that rest on or carry out an act that was replaced or repealed as a whole.'
parameters:
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: id, label: {vi: 'Mã', en: 'Id'}}
  - {name: number, label: {vi: 'Số hiệu', en: 'Number'}}
  - {name: kind, label: {vi: 'Loại', en: 'Kind'}}
  - {name: title, label: {vi: 'Trích yếu', en: 'Title'}}
  - {name: issued_on, label: {vi: 'Ngày ban hành', en: 'Issued on'}}
  - {name: place, label: {vi: 'Địa phương', en: 'Place'}}
  - {name: relation, label: {vi: 'Quan hệ', en: 'Relation'}}
  - {name: target_id, label: {vi: 'Mã được dẫn', en: 'Cited id'}}
  - {name: target_number, label: {vi: 'Văn bản được dẫn', en: 'Cited document'}}
  - {name: ended_by, label: {vi: 'Văn bản thay thế, bãi bỏ', en: 'Ended by'}}
  - {name: ended_on, label: {vi: 'Kể từ', en: 'Since'}}
draws: false
*/
MATCH (new:Document)-[e:REPLACES|REPEALS]->(old:Document)
WHERE NOT coalesce(e.partial, false)
WITH old, min(coalesce(new.issued_on, '9999')) AS ended, min(coalesce(new.number, new.title)) AS ended_by,
     collect(new.id) AS enders
MATCH (d:Document)-[r:BASED_ON|IMPLEMENTS|GUIDES]->(old)
WHERE NOT d.id IN enders
RETURN d.id AS id, d.number AS number, d.kind AS kind, d.title AS title, d.issued_on AS issued_on, d.place AS place,
       type(r) AS relation, old.id AS target_id, old.number AS target_number, ended_by,
       CASE ended WHEN '9999' THEN null ELSE ended END AS ended_on
ORDER BY target_id, coalesce(issued_on, '') DESC, id, relation
LIMIT $rows
