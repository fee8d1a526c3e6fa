select * from "push_subscriptions" where "device_id" = $1;

select * from "push_preferences" where "member_id" = $1;
