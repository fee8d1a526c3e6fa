select * from "members" where "handle" = $1;

select * from "members" where "id" = $1 for share;

insert into "devices" ("id", "member_id", "name", "token_hash", "created_at", "last_seen_at", "ended_at") values ($1, $2, $3, $4, $5, $6, $7) returning *;

select * from "members" where "id" = $1;

WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT member_id, numbered.seq_before + 1 + entry.index, entry.name, entry.body::jsonb, $3 FROM unnest( $4::uuid[], $5::int[], $6::text[], $7::text[] ) AS entry (member_id, index, name, body) JOIN numbered USING (member_id) ) SELECT member_id, last_seq FROM numbered;

select * from "members" where "id" = $1 for no key update;

select * from "two_step_secrets" where "member_id" = $1 for update;

delete from "recovery_codes" where "member_id" = $1 and "hash" = $2;

update "members" set "recovery_left" = $1, "recovery_used_at" = $2 where "id" = $3 returning *;
