select * from "stalls" where "owner_id" = $1;

select "id", "stall_id", "currency", "reference", "note", "state", "payment_id", "created_at", "expires_at", amount::text as "amount" from "orders" where "id" = $1;
