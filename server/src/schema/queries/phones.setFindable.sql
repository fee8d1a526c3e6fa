SELECT pg_advisory_xact_lock(hashtextextended($1, 0));

select * from "phone_numbers" where "member_id" = $1;

insert into "phone_numbers" ("member_id", "lookup", "sealed", "findable", "proven_at", "lost_at") values ($1, $2, $3, $4, $5, $6) on conflict ("member_id") do update set "lookup" = $7, "sealed" = $8, "findable" = $9, "proven_at" = $10, "lost_at" = $11;

WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT member_id, numbered.seq_before + 1 + entry.index, entry.name, entry.body::jsonb, $3 FROM unnest( $4::uuid[], $5::int[], $6::text[], $7::text[] ) AS entry (member_id, index, name, body) JOIN numbered USING (member_id) ) SELECT member_id, last_seq FROM numbered;
