select * from "passkeys" where "member_id" = $1 order by "id";
