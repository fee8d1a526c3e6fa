select * from "members" where "id" = $1 for no key update;

SELECT pg_advisory_xact_lock(hashtextextended($1, 0));

select "member_id" from "former_handles" where "handle" = $1 and "kept_until" > $2;

select * from "members" where "handle" = $1;

delete from "former_handles" where "handle" = $1;

insert into "former_handles" ("handle", "member_id", "kept_until") values ($1, $2, $3) on conflict ("handle") do update set "member_id" = $4, "kept_until" = $5;

update "members" set "handle" = $1, "handle_changed_at" = $2 where "id" = $3 returning *;

SELECT graphile_worker.add_job($1, $2::json);

/* prepared */ WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), before AS ( SELECT array_agg(member_id ORDER BY member_id) AS member_ids, array_agg(seq_before ORDER BY member_id) AS seqs FROM numbered ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT before.member_ids[entry.place], before.seqs[entry.place] + 1 + entry.rank, entry.name, entry.body::jsonb, $3 FROM before CROSS JOIN unnest( $4::int[], $5::int[], string_to_array($6, $7), string_to_array($8, $9) ) AS entry (place, rank, name, body) ) SELECT member_id, last_seq FROM numbered;
