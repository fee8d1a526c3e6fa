select * from "funding_orders" where "id" = $1;

select * from "funding_sources" where "id" = $1 for update;

select count(*) as "underWay" from "funding_orders" where "member_id" = $1 and "state" in ($2, $3);

select "owed", "currency" from "funding_orders" where "member_id" = $1 and "owed" > $2 order by "id" limit $3;

select * from "wallets" where "member_id" = any($1::uuid[]);

insert into "funding_orders" ("id", "member_id", "device_id", "source_id", "provider", "kind", "amount", "currency", "created_at", "state", "failure", "action", "reference", "owed", "asked", "look_at", "waits_since", "changed_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) on conflict do nothing;

SELECT graphile_worker.add_job($1, $2::json);

/* prepared */ SELECT account.* FROM unnest($1::uuid[], $2::text[], $3::text[]) AS key (owner_id, kind, currency) CROSS JOIN LATERAL ( SELECT id, owner_id, kind, currency, debits_must_not_exceed_credits, debits_pending::text, debits_posted::text, credits_pending::text, credits_posted::text, last_seq, closed, frozen, opened_at FROM ledger_accounts AS a WHERE a.owner_id = key.owner_id AND a.kind = key.kind AND a.currency = key.currency OFFSET 0 ) AS account;

INSERT INTO ledger_accounts (id, owner_id, kind, currency, debits_must_not_exceed_credits, opened_at) SELECT new.id, new.owner_id, new.kind, new.currency, new.floor, $1 FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::boolean[]) WITH ORDINALITY AS new (id, owner_id, kind, currency, floor, ord) ORDER BY new.ord ON CONFLICT (owner_id, kind, currency) DO NOTHING;

/* prepared */ WITH key AS MATERIALIZED ( SELECT k.* FROM unnest($1::uuid[], $2::text[]) AS k (member_id, currency) ), present AS MATERIALIZED ( SELECT count(*) AS count FROM key CROSS JOIN LATERAL ( SELECT FROM wallet_usage AS u WHERE u.member_id = key.member_id AND u.currency = key.currency OFFSET 0 ) AS usage ) SELECT usage.member_id, usage.currency, usage.day, usage.day_used::text, usage.month, usage.month_used::text, wallet.tier, coalesce(wallet.frozen, false) AS frozen FROM key CROSS JOIN LATERAL ( SELECT * FROM wallet_usage AS u WHERE u.member_id = key.member_id AND u.currency = key.currency OFFSET 0 FOR UPDATE ) AS usage LEFT JOIN LATERAL ( SELECT tier, frozen FROM wallets AS w WHERE w.member_id = key.member_id OFFSET 0 ) AS wallet ON true WHERE (SELECT count FROM present) = $3::int;

INSERT INTO wallet_usage (member_id, currency) SELECT key.member_id, key.currency FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS key (member_id, currency, ord) ORDER BY key.ord ON CONFLICT (member_id, currency) DO NOTHING;

SELECT * FROM ledger_post_batch($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::int[], $6::bigint[], $7::text[], $8::text[], $9::uuid[], $10::uuid[], $11::text[], $12::timestamptz, $13::int[], $14::int[], $15::int[], $16::int[], $17::text[]);

/* prepared */ WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), before AS ( SELECT array_agg(member_id ORDER BY member_id) AS member_ids, array_agg(seq_before ORDER BY member_id) AS seqs FROM numbered ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT before.member_ids[entry.place], before.seqs[entry.place] + 1 + entry.rank, entry.name, entry.body::jsonb, $3 FROM before CROSS JOIN unnest( $4::int[], $5::int[], string_to_array($6, $7), string_to_array($8, $9) ) AS entry (place, rank, name, body) ) SELECT member_id, last_seq FROM numbered;
