/*
name: relations-by-type
group: overview
title:
  vi: 'Số quan hệ theo loại và vị trí'
  en: 'Relations by type and place in the text'
description:
  vi: 'Có bao nhiêu quan hệ của mỗi loại, theo vị trí của câu dẫn mạnh nhất.'
  en: 'How many relations of each type there are, by where their strongest sentence stands.'
columns:
  - {name: relation, label: {vi: 'Quan hệ', en: 'Relation'}}
  - {name: scope, label: {vi: 'Vị trí', en: 'Where'}}
  - {name: total, label: {vi: 'Tổng số', en: 'Total'}}
draws: false
*/
MATCH (:Document)-[r]->(:Document)
WITH type(r) AS relation, r.scope AS scope, r.scope_rank AS rank, count(r) AS total
RETURN relation, scope, total
ORDER BY relation, rank, scope
