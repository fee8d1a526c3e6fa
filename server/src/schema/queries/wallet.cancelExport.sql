select * from "wallet_exports" where "id" = $1 for update;

update "wallet_exports" set "state" = $1, "size_bytes" = $2 where "id" = $3 returning *;
