insert into "wallets" ("member_id") values ($1) on conflict do nothing;

select * from "wallets" where "member_id" = $1 for update;

select count(*) as "count" from "wallet_exports" where "member_id" = $1 and "state" in ($2, $3, $4) and "expires_at" > $5;

insert into "wallet_exports" ("id", "member_id", "format", "language", "filter", "state", "size_bytes", "created_at", "expires_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning *;

SELECT graphile_worker.add_job($1, $2::json);
