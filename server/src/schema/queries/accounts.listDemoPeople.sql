select * from "members" where "demo" = $1 and "handle" in ($2, $3, $4, $5, $6, $7, $8, $9, $10);
