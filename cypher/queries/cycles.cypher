/*
name: cycles
group: quality
title:
  vi: 'Vòng lặp thực hiện'
  en: 'Circles of carrying out'
description:
  vi: 'Văn bản thực hiện lẫn nhau theo vòng, tối đa bốn bước.'
  en: 'Documents that carry out one another in a circle of up to four steps.'
columns:
  - {name: length, label: {vi: 'Độ dài', en: 'Length'}}
  - {name: numbers, label: {vi: 'Các số hiệu', en: 'Numbers'}}
  - {name: ids, label: {vi: 'Các mã', en: 'Ids'}}
draws: false
*/
MATCH p = (a:Document)-[:IMPLEMENTS*2..4]->(a)
WITH a, p, [n IN nodes(p) | n.id] AS ids
WHERE all(id IN ids WHERE id >= a.id)
RETURN length(p) AS length, [n IN nodes(p) | coalesce(n.number, n.title)] AS numbers, ids
ORDER BY length, a.id, numbers
LIMIT 200
