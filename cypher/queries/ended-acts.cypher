/*
name: ended-acts
group: impact
title:
  vi: 'Văn bản đã bị thay thế, bãi bỏ'
  en: 'Acts that were replaced or repealed'
description:
  vi: 'Văn bản bị thay thế hoặc bãi bỏ, bởi văn bản nào, từ bao giờ.'
  en: 'Acts that were replaced or repealed, by which document and when.'
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
  - {name: relation, label: {vi: 'Quan hệ', en: 'Relation'}}
  - {name: ended_by, label: {vi: 'Văn bản thay thế, bãi bỏ', en: 'Ended by'}}
  - {name: ended_on, label: {vi: 'Kể từ', en: 'Since'}}
  - {name: partial, label: {vi: 'Một phần', en: 'In part'}}
draws: false
*/
MATCH (new:Document)-[r:REPLACES|REPEALS]->(d:Document)
RETURN d.id AS id, d.number AS number, d.kind AS kind, d.title AS title, type(r) AS relation,
       coalesce(new.number, new.title) AS ended_by, new.issued_on AS ended_on, coalesce(r.partial, false) AS partial
ORDER BY coalesce(ended_on, '') DESC, id, relation, new.id
LIMIT $rows
