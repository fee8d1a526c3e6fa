select "id", "payer_id", "stall_id", "payee_id", "code_hash", "device_id", "currency", "note", "state", "created_at", "expires_at", amount::text as "amount" from "charges" where "id" = $1;

select * from "stalls" where "id" = ANY($1::uuid[]);

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1, $2);
