delete from "push_subscriptions" where "endpoint" = $1 and "device_id" <> $2;

insert into "push_subscriptions" ("device_id", "member_id", "endpoint", "p256dh", "auth", "created_at") values ($1, $2, $3, $4, $5, $6) on conflict ("device_id") do update set "device_id" = $7, "member_id" = $8, "endpoint" = $9, "p256dh" = $10, "auth" = $11, "created_at" = $12;

select * from "push_preferences" where "member_id" = $1;

insert into "push_preferences" ("member_id", "previews", "quiet_from", "quiet_until", "time_zone") values ($1, $2, $3, $4, $5) on conflict ("member_id") do update set "previews" = $6, "quiet_from" = $7, "quiet_until" = $8, "time_zone" = $9;
