SELECT pg_advisory_xact_lock(hashtextextended($1, 0));

select "member_id" from "former_handles" where "handle" = $1 and "kept_until" > $2;

select * from "members" where "handle" = $1;

insert into "passkey_ceremonies" ("id", "purpose", "challenge", "draft", "created_at") values ($1, $2, $3, $4, $5);
