select * from "stalls" where "owner_id" = $1;

select "id", "payer_id", "payee_id", "stall_id", "order_id", "currency", "note", "way", "at", amount::text as "amount" from "payments" where "stall_id" = $1 order by "at" desc, "id" desc limit $2;

select * from "stalls" where "id" = ANY($1::uuid[]);

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1, $2);
