select * from "members" where "id" = $1;

select * from "wallets" where "member_id" = any($1::uuid[]);

SELECT member_id, currency, day, day_used::text, month, month_used::text FROM wallet_usage WHERE member_id = $1;

SELECT account.* FROM unnest($1::uuid[]) AS owner (id) CROSS JOIN LATERAL ( SELECT id, owner_id, kind, currency, debits_must_not_exceed_credits, debits_pending::text, debits_posted::text, credits_pending::text, credits_posted::text, last_seq, closed, frozen, opened_at FROM ledger_accounts AS a WHERE a.owner_id = owner.id AND ($2::text IS NULL OR a.kind = $3::text) OFFSET 0 ) AS account ORDER BY account.owner_id, account.kind, account.currency;

SELECT (SELECT count(*)::int FROM transfers WHERE state = 'waiting' AND $1 IN (from_id, to_id)) AS transfers, (SELECT count(*)::int FROM red_packets WHERE state = 'open' AND sender_id = $2) AS "redPackets", (SELECT count(*)::int FROM funding_orders WHERE state IN ('underWay', 'needsAction') AND member_id = $3) AS "fundingOrders";

select * from "members" where "id" = $1 for no key update;

update "members" set "deletes_at" = $1 where "id" = $2 returning *;

update "devices" set "ended_at" = $1 where "member_id" = $2 and "ended_at" is null returning "id";

/* prepared */ WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), before AS ( SELECT array_agg(member_id ORDER BY member_id) AS member_ids, array_agg(seq_before ORDER BY member_id) AS seqs FROM numbered ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT before.member_ids[entry.place], before.seqs[entry.place] + 1 + entry.rank, entry.name, entry.body::jsonb, $3 FROM before CROSS JOIN unnest( $4::int[], $5::int[], string_to_array($6, $7), string_to_array($8, $9) ) AS entry (place, rank, name, body) ) SELECT member_id, last_seq FROM numbered;
