select * from "members" where "id" = $1 for no key update;

select * from "account_exports" where "member_id" = $1 and "state" != $2 and "expires_at" > $3 order by "id" desc limit $4;

update "account_exports" set "state" = $1, "size_bytes" = $2 where "member_id" = $3 and "state" in ($4, $5, $6, $7) returning *;

insert into "account_exports" ("id", "member_id", "device_id", "language", "with_files", "state", "size_bytes", "created_at", "expires_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning *;

SELECT graphile_worker.add_job($1, $2::json);
