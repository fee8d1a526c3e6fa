select * from "stalls" where "owner_id" = $1;

SELECT date_bin('15 minutes', at, '2000-01-01Z') AS at, way, count(*) AS count, sum(amount)::text AS sum FROM payments WHERE stall_id = $1 AND at >= $2 AND at < $3 GROUP BY 1, 2 ORDER BY 1, 2;
