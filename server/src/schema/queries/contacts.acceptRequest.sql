select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1, $2);

insert into "relations" ("member_id", "other_id", "state", "changed_at") values ($1, $2, $3, $4), ($5, $6, $7, $8) on conflict do nothing;

select "member_id", "other_id", "state", "greeting", "remark", "blocked", "starred", "tag_ids", "note", "phones", "requests_today", "requested_on", "changed_at" from "relations" where (("member_id" = $1 and "other_id" = $2) or ("member_id" = $3 and "other_id" = $4)) order by "member_id" for update;

select count(*) as "held" from "relations" where "member_id" = $1 and "state" in ($2, $3);

update "relations" set "state" = $1, "greeting" = $2, "remark" = $3, "blocked" = $4, "starred" = $5, "tag_ids" = $6, "note" = $7, "phones" = $8, "requests_today" = $9, "requested_on" = $10, "changed_at" = $11 where "member_id" = $12 and "other_id" = $13;

insert into "conversations" ("id", "kind", "title", "direct_key", "created_at") values ($1, $2, $3, $4, $5) on conflict ("direct_key") do nothing;

insert into "conversation_members" ("conversation_id", "member_id", "role", "first_seq", "read_seq", "joined_at", "left_at", "invited_by") values ($1, $2, $3, $4, $5, $6, $7, $8), ($9, $10, $11, $12, $13, $14, $15, $16) on conflict ("conversation_id", "member_id") do update set "role" = "excluded"."role", "may_post" = $17, "first_seq" = "excluded"."first_seq", "read_seq" = "excluded"."read_seq", "muted" = $18, "pinned" = $19, "told_seq" = $20, "archived_seq" = $21, "hidden_seq" = $22, "marked_unread" = $23, "strong_alert" = $24, "background" = $25, "joined_at" = "excluded"."joined_at", "left_at" = $26, "invited_by" = "excluded"."invited_by", "nickname" = $27, "removed_by" = $28;

update "conversations" set "last_seq" = last_seq + 1 where "id" = $1 returning "last_seq";

insert into "messages" ("conversation_id", "seq", "id", "sender_id", "body", "reply_to_seq", "forwarded", "sent_at", "edited_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict ("conversation_id", "id") do nothing;

/* prepared */ WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), before AS ( SELECT array_agg(member_id ORDER BY member_id) AS member_ids, array_agg(seq_before ORDER BY member_id) AS seqs FROM numbered ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT before.member_ids[entry.place], before.seqs[entry.place] + 1 + entry.rank, entry.name, entry.body::jsonb, $3 FROM before CROSS JOIN unnest( $4::int[], $5::int[], string_to_array($6, $7), string_to_array($8, $9) ) AS entry (place, rank, name, body) ) SELECT member_id, last_seq FROM numbered;

select "id" from "conversations" where "direct_key" = $1;

select "id", "kind", "title", "last_seq", "created_at", "posting", "slow_seconds", "inviting", "approval", "history", "disappear_after" from "conversations" where "id" = $1 for update;

select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 and "member_id" = $2 and "left_at" is null;

update "conversation_members" set "may_post" = $1 where "conversation_id" = $2 and "member_id" = $3;
