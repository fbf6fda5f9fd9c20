/*
name: findings
group: quality
title:
  vi: 'Mọi phát hiện của một văn bản'
  en: 'All findings of a document'
description:
  vi: 'Những gì báo cáo chất lượng ghi nhận khi nạp văn bản đã chọn.'
  en: 'What the quality report holds of the chosen document.'
parameters:
  - name: document
    type: document
    label: {vi: 'Văn bản (số hiệu hoặc mã)', en: 'Document (number or id)'}
columns:
  - {name: finding, label: {vi: 'Phát hiện', en: 'Finding'}}
  - {name: severity, label: {vi: 'Mức độ', en: 'Severity'}}
  - {name: target_id, label: {vi: 'Mã được dẫn', en: 'Cited id'}}
  - {name: quote, label: {vi: 'Câu dẫn', en: 'Sentence'}}
  - {name: explanation, label: {vi: 'Giải thích', en: 'Explanation'}}
draws: false
*/
MATCH (:Document {id: $document})-[:HAS_FINDING]->(f:Finding)
RETURN f.finding AS finding, f.severity AS severity, f.target AS target_id, f.quote AS quote,
       f.explanation AS explanation
ORDER BY finding, coalesce(target_id, ''), explanation
