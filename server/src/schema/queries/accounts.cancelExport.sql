select * from "account_exports" where "id" = $1;

update "account_exports" set "state" = $1, "size_bytes" = $2 where "member_id" = $3 and "state" in ($4, $5, $6, $7) and "id" = $8 returning *;
