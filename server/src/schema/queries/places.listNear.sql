SELECT name, category, address, latitude::text, longitude::text FROM places WHERE spot <@ box(point($1, $2), point($3, $4)) AND folded LIKE $5 ORDER BY spot <-> point($6, $7) LIMIT $8;
