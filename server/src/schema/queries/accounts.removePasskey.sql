select * from "members" where "id" = $1 for no key update;

select * from "passkeys" where "member_id" = $1 order by "id";

delete from "passkeys" where "id" = $1;
