select * from "funding_orders" where "id" = $1;

select * from "funding_sources" where "id" in ($1);
