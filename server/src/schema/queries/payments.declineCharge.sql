select "id", "payer_id", "stall_id", "payee_id", "code_hash", "device_id", "currency", "note", "state", "created_at", "expires_at", amount::text as "amount" from "charges" where "id" = $1 for update;

update "charges" set "state" = $1 where "id" = $2 returning "id", "payer_id", "stall_id", "payee_id", "code_hash", "device_id", "currency", "note", "state", "created_at", "expires_at", amount::text as "amount";

select * from "stalls" where "id" = ANY($1::uuid[]);

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1, $2);

WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT member_id, numbered.seq_before + 1 + entry.index, entry.name, entry.body::jsonb, $3 FROM unnest( $4::uuid[], $5::int[], $6::text[], $7::text[] ) AS entry (member_id, index, name, body) JOIN numbered USING (member_id) ) SELECT member_id, last_seq FROM numbered;
