select * from "mini_programs" where "id" = $1;

select "id", "hash", manifest ->> 'versionName' as "versionName", "created_at" as "createdAt" from "mini_program_bundles" where "id" = $1;

insert into "mini_program_permissions" ("id", "member_id", "program_id", "scope", "granted", "decided_at", "device_id") values ($1, $2, $3, $4, $5, $6, $7);

select distinct on ("scope") "scope", "granted", "decided_at" from "mini_program_permissions" where "member_id" = $1 and "program_id" = $2 order by "scope", "id" desc;

/* prepared */ WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), before AS ( SELECT array_agg(member_id ORDER BY member_id) AS member_ids, array_agg(seq_before ORDER BY member_id) AS seqs FROM numbered ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT before.member_ids[entry.place], before.seqs[entry.place] + 1 + entry.rank, entry.name, entry.body::jsonb, $3 FROM before CROSS JOIN unnest( $4::int[], $5::int[], string_to_array($6, $7), string_to_array($8, $9) ) AS entry (place, rank, name, body) ) SELECT member_id, last_seq FROM numbered;
