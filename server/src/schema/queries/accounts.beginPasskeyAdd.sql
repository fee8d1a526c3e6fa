select * from "members" where "id" = $1;

select * from "passkeys" where "member_id" = $1 order by "id";

insert into "passkey_ceremonies" ("id", "purpose", "challenge", "draft", "created_at") values ($1, $2, $3, $4, $5);
