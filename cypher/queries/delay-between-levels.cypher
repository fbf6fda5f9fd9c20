/*
name: delay-between-levels
group: coverage
title:
  vi: 'Độ trễ giữa các cấp'
  en: 'The delay between levels'
description:
  vi: 'Số ngày từ khi văn bản được thực hiện ban hành đến khi văn bản thực hiện nó ban hành, theo cặp cấp.'
  en: 'Days from the issue of a document to the issue of those that carry it out, by pair of levels.'
columns:
  - {name: from_level, label: {vi: 'Từ cấp', en: 'From level'}}
  - {name: to_level, label: {vi: 'Đến cấp', en: 'To level'}}
  - {name: pairs, label: {vi: 'Số cặp', en: 'Pairs'}}
  - {name: average_days, label: {vi: 'Số ngày trung bình', en: 'Average days'}}
  - {name: least_days, label: {vi: 'Ít nhất', en: 'Least days'}}
  - {name: most_days, label: {vi: 'Nhiều nhất', en: 'Most days'}}
draws: false
*/
MATCH (d:Document)-[:IMPLEMENTS]->(top:Document)
WHERE size(d.issued_on) = 10 AND size(top.issued_on) = 10 AND top.level IS NOT NULL AND d.level IS NOT NULL
WITH top.level AS from_level, d.level AS to_level,
     duration.inDays(date(top.issued_on), date(d.issued_on)).days AS days
WHERE days >= 0
RETURN from_level, to_level, count(*) AS pairs, toInteger(round(avg(days))) AS average_days, min(days) AS least_days,
       max(days) AS most_days
ORDER BY from_level, to_level
