insert into "wallets" ("member_id") values ($1) on conflict do nothing;

select * from "wallets" where "member_id" = $1 for update;

update "wallets" set "wrong_tries" = $1 where "member_id" = $2 returning *;

update "wallets" set "wrong_tries" = $1, "locked_until" = $2, "reset_from" = $3, "reset_until" = $4, "reset_device_id" = $5 where "member_id" = $6 returning *;

delete from "wallet_pin_proofs" where "member_id" = $1;

update "wallets" set "pin_hash" = $1, "wrong_tries" = $2, "locked_until" = $3, "reset_from" = $4, "reset_until" = $5, "reset_device_id" = $6 where "member_id" = $7 returning *;

WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT member_id, numbered.seq_before + 1 + entry.index, entry.name, entry.body::jsonb, $3 FROM unnest( $4::uuid[], $5::int[], $6::text[], $7::text[] ) AS entry (member_id, index, name, body) JOIN numbered USING (member_id) ) SELECT member_id, last_seq FROM numbered;
