/*
name: proofs
group: lineage
title:
  vi: 'Mọi câu nói về một văn bản'
  en: 'Every sentence about a document'
description:
  vi: 'Mọi khẳng định lấy văn bản đã chọn làm đích, kèm câu và văn bản chứa câu ấy.'
  en: 'Every assertion that points to the document, with its sentence and the document it stands in.'
parameters:
  - name: document
    type: document
    label: {vi: 'Văn bản (số hiệu hoặc mã)', en: 'Document (number or id)'}
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: relation, label: {vi: 'Quan hệ', en: 'Relation'}}
  - {name: from_id, label: {vi: 'Từ mã', en: 'From id'}}
  - {name: from_number, label: {vi: 'Từ văn bản', en: 'From'}}
  - {name: scope, label: {vi: 'Vị trí', en: 'Where'}}
  - {name: quote, label: {vi: 'Câu dẫn', en: 'Sentence'}}
  - {name: quoted_from, label: {vi: 'Dẫn từ', en: 'Quoted from'}}
  - {name: proof_from, label: {vi: 'Câu trong văn bản', en: 'Sentence stands in'}}
draws: false
*/
MATCH (:Document {id: $document})<-[:TARGET]-(c:Citation)-[:SOURCE]->(x:Document)
MATCH (c)<-[:ASSERTS]-(y:Document)
RETURN c.relation AS relation, x.id AS from_id, x.number AS from_number, c.scope AS scope, c.quote AS quote,
       y.id AS quoted_from, y.number AS proof_from
ORDER BY relation, from_id, quoted_from, c.start, c.id
LIMIT $rows
