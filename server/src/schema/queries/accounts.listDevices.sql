select * from "devices" where "member_id" = $1 and "ended_at" is null and "last_seen_at" > $2 order by "last_seen_at" desc, "id" desc;
