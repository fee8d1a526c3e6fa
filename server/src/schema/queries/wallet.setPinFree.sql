insert into "wallets" ("member_id") values ($1) on conflict do nothing;

select * from "wallets" where "member_id" = $1 for update;

update "wallets" set "pin_free" = $1 where "member_id" = $2 returning *;

WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT member_id, numbered.seq_before + 1 + entry.index, entry.name, entry.body::jsonb, $3 FROM unnest( $4::uuid[], $5::int[], $6::text[], $7::text[] ) AS entry (member_id, index, name, body) JOIN numbered USING (member_id) ) SELECT member_id, last_seq FROM numbered;

DELETE FROM wallet_pin_proofs WHERE hash = $1 AND member_id = $2 AND device_id = $3 AND currency = $4 AND amount_max >= $5::bigint AND expires_at > $6;
