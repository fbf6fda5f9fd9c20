// Documents of exactly this number.
MATCH (d:Document {number_key: $number})
RETURN d.id AS id
ORDER BY id
LIMIT 100
