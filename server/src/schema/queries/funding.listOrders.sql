select * from "funding_orders" where "member_id" = $1 order by "created_at" desc, "id" desc limit $2;

select * from "funding_sources" where "id" in ($1);
