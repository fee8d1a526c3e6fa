select * from "funding_orders" where "id" = $1;

select * from "funding_sources" where "id" in ($1);

SELECT graphile_worker.add_job($1, $2::json);
