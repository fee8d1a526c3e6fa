delete from "passkey_ceremonies" where "id" = $1 and "purpose" = $2 and "created_at" > $3 returning *;

insert into "passkeys" ("id", "member_id", "credential_id", "public_key", "counter", "transports", "name", "created_at", "last_used_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict ("credential_id") do nothing returning *;
