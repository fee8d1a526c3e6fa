select * from "account_exports" where "member_id" = $1 and "state" != $2 and "expires_at" > $3 order by "id" desc limit $4;
