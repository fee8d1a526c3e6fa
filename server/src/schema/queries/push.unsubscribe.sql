delete from "push_subscriptions" where "device_id" = $1;
