/*
name: misprints
group: quality
title:
  vi: 'Số hiệu có thể in nhầm'
  en: 'Probable misprints'
description:
  vi: 'Số hiệu được dẫn mà chính văn bản ấy ở chỗ khác ghi khác.'
  en: 'Numbers that the same text gives differently elsewhere.'
parameters:
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: id, label: {vi: 'Mã', en: 'Id'}}
  - {name: number, label: {vi: 'Số hiệu', en: 'Number'}}
  - {name: target_id, label: {vi: 'Mã được dẫn', en: 'Cited id'}}
  - {name: target_number, label: {vi: 'Văn bản được dẫn', en: 'Cited document'}}
  - {name: quote, label: {vi: 'Câu dẫn', en: 'Sentence'}}
  - {name: explanation, label: {vi: 'Giải thích', en: 'Explanation'}}
draws: false
*/
MATCH (d:Document)-[:HAS_FINDING]->(f:Finding {finding: 'misprint'})
OPTIONAL MATCH (x:Document {id: f.target})
RETURN d.id AS id, d.number AS number, f.target AS target_id, x.number AS target_number, f.quote AS quote,
       f.explanation AS explanation
ORDER BY id, target_id, f.id
LIMIT $rows
