select * from "stalls" where "owner_id" = $1;
