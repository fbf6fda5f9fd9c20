/*
name: weak-proofs
group: quality
title:
  vi: 'Quan hệ có chứng cứ yếu'
  en: 'Relations with weak proof'
description:
  vi: 'Quan hệ mà độ tin cậy thấp hơn mức đã chọn, cần người xem lại.'
  en: 'Relations whose confidence is below the given percentage: for a person to look at.'
parameters:
  - name: percent
    type: integer
    label: {vi: 'Độ tin cậy dưới (%)', en: 'Confidence below (%)'}
    default: 96
  - name: rows
    type: integer
    label: {vi: 'Số dòng nhiều nhất', en: 'Rows at most'}
    default: 200
columns:
  - {name: confidence, label: {vi: 'Độ tin cậy', en: 'Confidence'}}
  - {name: from_id, label: {vi: 'Từ mã', en: 'From id'}}
  - {name: from_number, label: {vi: 'Từ văn bản', en: 'From'}}
  - {name: relation, label: {vi: 'Quan hệ', en: 'Relation'}}
  - {name: to_id, label: {vi: 'Đến mã', en: 'To id'}}
  - {name: to_number, label: {vi: 'Đến văn bản', en: 'To'}}
  - {name: quote, label: {vi: 'Câu dẫn', en: 'Sentence'}}
  - {name: quoted_from, label: {vi: 'Dẫn từ', en: 'Quoted from'}}
draws: true
*/
MATCH (x:Document)-[r]->(y:Document)
WHERE r.confidence < $percent / 100.0
RETURN r.confidence AS confidence, x.id AS from_id, x.number AS from_number, type(r) AS relation, y.id AS to_id,
       y.number AS to_number, r.quote AS quote, r.quoted_from AS quoted_from
ORDER BY confidence, from_id, relation, to_id
LIMIT $rows
