SELECT pg_advisory_xact_lock(hashtextextended($1, 0));

select "member_id" from "former_handles" where "handle" = $1 and "kept_until" > $2;

insert into "members" ("id", "handle", "name", "about", "region", "language", "avatar_file_id", "contact_code", "password_hash", "demo", "created_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict ("handle") do nothing returning "id";

INSERT INTO member_log_heads (member_id) VALUES ($1);

insert into "devices" ("id", "member_id", "name", "token_hash", "created_at", "last_seen_at", "ended_at") values ($1, $2, $3, $4, $5, $6, $7) returning *;

select * from "members" where "id" = $1;
