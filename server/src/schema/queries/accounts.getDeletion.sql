select * from "wallets" where "member_id" = any($1::uuid[]);

SELECT member_id, currency, day, day_used::text, month, month_used::text FROM wallet_usage WHERE member_id = $1;

SELECT account.* FROM unnest($1::uuid[]) AS owner (id) CROSS JOIN LATERAL ( SELECT id, owner_id, kind, currency, debits_must_not_exceed_credits, debits_pending::text, debits_posted::text, credits_pending::text, credits_posted::text, last_seq, closed, frozen, opened_at FROM ledger_accounts AS a WHERE a.owner_id = owner.id AND ($2::text IS NULL OR a.kind = $3::text) OFFSET 0 ) AS account ORDER BY account.owner_id, account.kind, account.currency;

SELECT (SELECT count(*)::int FROM transfers WHERE state = 'waiting' AND $1 IN (from_id, to_id)) AS transfers, (SELECT count(*)::int FROM red_packets WHERE state = 'open' AND sender_id = $2) AS "redPackets", (SELECT count(*)::int FROM funding_orders WHERE state IN ('underWay', 'needsAction') AND member_id = $3) AS "fundingOrders";
