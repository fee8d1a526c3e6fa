select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 and "member_id" = $2 and "left_at" is null;

select "id", "kind", "title", "last_seq", "created_at", "posting", "slow_seconds", "inviting", "approval", "history", "disappear_after" from "conversations" where "id" = any($1::uuid[]);

select "conversation_id", "seq", "id", "sender_id", "body", "reply_to_seq", "forwarded", "sent_at", "edited_at" from "messages" where "conversation_id" = $1 and "seq" = $2 for update;

SELECT member.member_id FROM conversation_members AS member WHERE member.conversation_id = $1 AND member.left_at IS NULL AND member.first_seq <= $2 AND NOT EXISTS ( SELECT FROM hidden_messages AS hidden WHERE hidden.conversation_id = member.conversation_id AND hidden.seq = $3 AND hidden.member_id = member.member_id ) ORDER BY member.member_id;

UPDATE messages SET sent_digest = sha256(convert_to(body::text, 'UTF8')) WHERE conversation_id = $1 AND seq = $2 AND sent_digest IS NULL;

UPDATE messages AS message SET body = changed.body::jsonb FROM unnest( $1::uuid[], $2::bigint[], $3::text[] ) AS changed (conversation_id, seq, body) WHERE message.conversation_id = changed.conversation_id AND message.seq = changed.seq;

update "messages" set "edited_at" = $1 where "conversation_id" = $2 and "seq" = $3;

delete from "mentions" where "conversation_id" = $1 and "seq" = $2;

/* prepared */ WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), before AS ( SELECT array_agg(member_id ORDER BY member_id) AS member_ids, array_agg(seq_before ORDER BY member_id) AS seqs FROM numbered ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT before.member_ids[entry.place], before.seqs[entry.place] + 1 + entry.rank, entry.name, entry.body::jsonb, $3 FROM before CROSS JOIN unnest( $4::int[], $5::int[], string_to_array($6, $7), string_to_array($8, $9) ) AS entry (place, rank, name, body) ) SELECT member_id, last_seq FROM numbered;

select count(*) as "count" from "conversation_members" where "conversation_id" = $1 and "member_id" = any($2::uuid[]) and "left_at" is null;

insert into "mentions" ("conversation_id", "member_id", "seq") select "conversation_id", "member_id", $1::bigint as "seq" from "conversation_members" where "conversation_id" = $2 and "member_id" = any($3::uuid[]) and "first_seq" <= $4 and "left_at" is null;

select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 order by "joined_at", "member_id";
