select * from "funding_orders" where "id" = $1;

select * from "funding_sources" where "id" = $1 for update;

select count(*) as "underWay" from "funding_orders" where "member_id" = $1 and "state" in ($2, $3);

select "owed", "currency" from "funding_orders" where "member_id" = $1 and "owed" > $2 order by "id" limit $3;

select * from "wallets" where "member_id" = any($1::uuid[]);

DELETE FROM wallet_pin_proofs WHERE hash = $1 AND member_id = $2 AND device_id = $3 AND currency = $4 AND amount_max >= $5::bigint AND expires_at > $6;

insert into "funding_orders" ("id", "member_id", "device_id", "source_id", "provider", "kind", "amount", "currency", "created_at", "state", "failure", "action", "reference", "owed", "asked", "look_at", "waits_since", "changed_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) on conflict do nothing;

SELECT graphile_worker.add_job($1, $2::json);

/* prepared */ SELECT account.* FROM unnest($1::uuid[], $2::text[], $3::text[]) AS key (owner_id, kind, currency) CROSS JOIN LATERAL ( SELECT id, owner_id, kind, currency, debits_must_not_exceed_credits, debits_pending::text, debits_posted::text, credits_pending::text, credits_posted::text, last_seq, closed, frozen, opened_at FROM ledger_accounts AS a WHERE a.owner_id = key.owner_id AND a.kind = key.kind AND a.currency = key.currency OFFSET 0 ) AS account;

/* prepared */ WITH key AS MATERIALIZED ( SELECT k.* FROM unnest($1::uuid[], $2::text[]) AS k (member_id, currency) ), present AS MATERIALIZED ( SELECT count(*) AS count FROM key CROSS JOIN LATERAL ( SELECT FROM wallet_usage AS u WHERE u.member_id = key.member_id AND u.currency = key.currency OFFSET 0 ) AS usage ) SELECT usage.member_id, usage.currency, usage.day, usage.day_used::text, usage.month, usage.month_used::text, wallet.tier, coalesce(wallet.frozen, false) AS frozen FROM key CROSS JOIN LATERAL ( SELECT * FROM wallet_usage AS u WHERE u.member_id = key.member_id AND u.currency = key.currency OFFSET 0 FOR UPDATE ) AS usage LEFT JOIN LATERAL ( SELECT tier, frozen FROM wallets AS w WHERE w.member_id = key.member_id OFFSET 0 ) AS wallet ON true WHERE (SELECT count FROM present) = $3::int;

SELECT * FROM ledger_post_batch($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::int[], $6::bigint[], $7::text[], $8::text[], $9::uuid[], $10::uuid[], $11::text[], $12::timestamptz, $13::int[], $14::int[], $15::int[], $16::int[], $17::text[]);

/* prepared */ WITH new AS ( SELECT e.*, greatest($1::timestamptz, before.at) AS at FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::uuid[], $9::text[], $10::text[], $11::text[], $12::uuid[]) WITH ORDINALITY AS e (member_id, id, currency, kind, amount, balance, with_member_id, with_name, note, words, reference_id, ord) LEFT JOIN LATERAL ( SELECT x.at FROM wallet_entries AS x WHERE x.member_id = e.member_id ORDER BY x.at DESC, x.place DESC LIMIT 1 ) AS before ON true ), made AS ( INSERT INTO wallet_entries (member_id, id, currency, kind, amount, balance, with_member_id, with_name, note, words, reference_id, at) SELECT member_id, id, currency, kind, amount, balance, with_member_id, with_name, note, words, reference_id, at FROM new ORDER BY ord ), used AS ( UPDATE wallet_usage AS usage SET day = u.day, day_used = u.day_used, month = u.month, month_used = u.month_used FROM unnest($13::uuid[], $14::text[], $15::text[], $16::bigint[], $17::text[], $18::bigint[]) AS u (member_id, currency, day, day_used, month, month_used) WHERE usage.member_id = u.member_id AND usage.currency = u.currency ), held AS ( INSERT INTO wallet_holds (id, member_id, currency, amount, spends, held_at) SELECT h.id, h.member_id, h.currency, h.amount, h.spends, $19::timestamptz FROM unnest($20::uuid[], $21::uuid[], $22::text[], $23::bigint[], $24::boolean[]) AS h (id, member_id, currency, amount, spends) ), ended AS ( UPDATE wallet_holds SET ended_at = $25::timestamptz WHERE id = ANY ($26::uuid[]) ) SELECT ord, at FROM new ORDER BY ord;

/* prepared */ WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), before AS ( SELECT array_agg(member_id ORDER BY member_id) AS member_ids, array_agg(seq_before ORDER BY member_id) AS seqs FROM numbered ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT before.member_ids[entry.place], before.seqs[entry.place] + 1 + entry.rank, entry.name, entry.body::jsonb, $3 FROM before CROSS JOIN unnest( $4::int[], $5::int[], string_to_array($6, $7), string_to_array($8, $9) ) AS entry (place, rank, name, body) ) SELECT member_id, last_seq FROM numbered;
