/*
name: chain
group: lineage
title:
  vi: 'Từ văn bản này đến văn bản kia'
  en: 'The chain from one document to another'
description:
  vi: 'Các quan hệ trên những chuỗi ngắn nhất từ văn bản cấp dưới lên văn bản cấp trên, kèm câu dẫn.'
  en: 'The relations on the shortest chains from a lower document up to a higher one, with the sentences.'
parameters:
  - name: lower
    type: document
    label: {vi: 'Văn bản cấp dưới', en: 'Lower document'}
  - name: upper
    type: document
    label: {vi: 'Văn bản cấp trên', en: 'Higher document'}
columns:
  - {name: from_id, label: {vi: 'Từ mã', en: 'From id'}}
  - {name: from_number, label: {vi: 'Từ văn bản', en: 'From'}}
  - {name: relation, label: {vi: 'Quan hệ', en: 'Relation'}}
  - {name: to_id, label: {vi: 'Đến mã', en: 'To id'}}
  - {name: to_number, label: {vi: 'Đến văn bản', en: 'To'}}
  - {name: scope, label: {vi: 'Vị trí', en: 'Where'}}
  - {name: quote, label: {vi: 'Câu dẫn', en: 'Sentence'}}
draws: true
*/
MATCH (a:Document {id: $lower}), (b:Document {id: $upper})
MATCH p = allShortestPaths((a)-[:IMPLEMENTS|BASED_ON|GUIDES*..10]->(b))
UNWIND relationships(p) AS r
WITH DISTINCT startNode(r) AS x, r, endNode(r) AS y
RETURN x.id AS from_id, x.number AS from_number, type(r) AS relation, y.id AS to_id, y.number AS to_number,
       r.scope AS scope, r.quote AS quote
ORDER BY coalesce(y.tier, 99), to_id, coalesce(x.tier, 99), from_id, relation
