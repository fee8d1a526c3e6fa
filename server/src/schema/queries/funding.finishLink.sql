select * from "funding_links" where "id" = $1;

insert into "test_bank_accounts" ("id", "owner_id", "kind", "label", "behaviour") values ($1, $2, $3, $4, $5) on conflict ("owner_id", "label") do update set "behaviour" = $6 returning "id";

select * from "funding_links" where "id" = $1 for update;

select * from "funding_sources" where "member_id" = $1 and "unlinked_at" is null order by "linked_at" desc, "id" desc;

insert into "funding_sources" ("holder", "name", "last_four", "expires_month", "expires_year", "may_top_up", "may_withdraw", "currencies", "id", "member_id", "provider", "kind", "reference", "linked_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict ("member_id", "provider", "reference") where "unlinked_at" is null do update set "holder" = $15, "name" = $16, "last_four" = $17, "expires_month" = $18, "expires_year" = $19, "may_top_up" = $20, "may_withdraw" = $21, "currencies" = $22 returning *;

update "funding_links" set "source_id" = $1 where "id" = $2;

/* prepared */ WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), before AS ( SELECT array_agg(member_id ORDER BY member_id) AS member_ids, array_agg(seq_before ORDER BY member_id) AS seqs FROM numbered ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT before.member_ids[entry.place], before.seqs[entry.place] + 1 + entry.rank, entry.name, entry.body::jsonb, $3 FROM before CROSS JOIN unnest( $4::int[], $5::int[], string_to_array($6, $7), string_to_array($8, $9) ) AS entry (place, rank, name, body) ) SELECT member_id, last_seq FROM numbered;

select * from "funding_sources" where "id" in ($1);
