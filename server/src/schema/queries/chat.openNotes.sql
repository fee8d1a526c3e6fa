select "id" from "conversations" where "direct_key" = $1;

insert into "conversations" ("id", "kind", "title", "direct_key", "created_at") values ($1, $2, $3, $4, $5) on conflict ("direct_key") do nothing;

insert into "conversation_members" ("conversation_id", "member_id", "role", "first_seq", "read_seq", "joined_at", "left_at", "invited_by") values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict ("conversation_id", "member_id") do update set "role" = "excluded"."role", "may_post" = $9, "first_seq" = "excluded"."first_seq", "read_seq" = "excluded"."read_seq", "muted" = $10, "pinned" = $11, "told_seq" = $12, "archived_seq" = $13, "hidden_seq" = $14, "marked_unread" = $15, "strong_alert" = $16, "background" = $17, "joined_at" = "excluded"."joined_at", "left_at" = $18, "invited_by" = "excluded"."invited_by", "nickname" = $19, "removed_by" = $20;

update "conversations" set "last_seq" = last_seq + 1 where "id" = $1 returning "last_seq";

insert into "messages" ("conversation_id", "seq", "id", "sender_id", "body", "reply_to_seq", "forwarded", "sent_at", "edited_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict ("conversation_id", "id") do nothing;

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1);

select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = any($1::uuid[]) and "member_id" = $2 and "left_at" is null;

select "id", "kind", "title", "last_seq", "created_at", "posting", "slow_seconds", "inviting", "approval", "history", "disappear_after" from "conversations" where "id" = any($1::uuid[]);

select "conversation_id", "member_id", coalesce(told_seq, read_seq) as "read_seq" from "conversation_members" where "conversation_id" = any($1::uuid[]) and "member_id" <> $2;

SELECT conversation_id, member_id, member_count FROM ( SELECT conversation_id, member_id, count(*) OVER (PARTITION BY conversation_id) AS member_count, row_number() OVER (PARTITION BY conversation_id ORDER BY joined_at, member_id) AS place FROM conversation_members WHERE conversation_id = any($1::uuid[]) AND left_at IS NULL ) AS placed WHERE place <= $2 ORDER BY conversation_id, place;

SELECT message.* FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) CROSS JOIN LATERAL ( SELECT m.conversation_id, m.seq, m.id, m.sender_id, m.body, m.reply_to_seq, m.forwarded, m.sent_at, m.edited_at FROM messages AS m WHERE m.conversation_id = place.conversation_id AND m.seq = place.seq OFFSET 0 ) AS message ORDER BY message.conversation_id, message.seq;

SELECT reaction.* FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) CROSS JOIN LATERAL ( SELECT r.conversation_id, r.seq, r.member_id, r.emoji FROM reactions AS r WHERE r.conversation_id = place.conversation_id AND r.seq = place.seq OFFSET 0 ) AS reaction ORDER BY reaction.emoji COLLATE "C", reaction.member_id;

select "conversation_id" as "conversationId", "from_seq" as "fromSeq", "to_seq" as "toSeq", "after_seconds" as "afterSeconds" from "disappearing" where "conversation_id" = any($1::uuid[]);

SELECT hidden.conversation_id, hidden.seq FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) JOIN hidden_messages AS hidden ON hidden.conversation_id = place.conversation_id AND hidden.seq = place.seq AND hidden.member_id = $3;

select "conversation_id", "text", "mentions", "reply_to_seq", "changed_at" from "drafts" where "member_id" = $1 and "conversation_id" = any($2::uuid[]);

SELECT membership.conversation_id, unread.count, mention.seq AS mentioned_seq FROM conversation_members AS membership CROSS JOIN LATERAL ( SELECT count(*) AS count FROM ( SELECT FROM messages AS message WHERE message.conversation_id = membership.conversation_id AND message.seq > membership.read_seq AND message.seq <= $1 AND message.sender_id <> $2 LIMIT $3 ) AS counted ) AS unread LEFT JOIN LATERAL ( SELECT min(mentioned.seq) AS seq FROM mentions AS mentioned WHERE mentioned.conversation_id = membership.conversation_id AND mentioned.member_id = $4 AND mentioned.seq > membership.read_seq AND mentioned.seq <= $5 ) AS mention ON true WHERE membership.member_id = $6 AND membership.conversation_id = any($7::uuid[]);

/* prepared */ WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), before AS ( SELECT array_agg(member_id ORDER BY member_id) AS member_ids, array_agg(seq_before ORDER BY member_id) AS seqs FROM numbered ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT before.member_ids[entry.place], before.seqs[entry.place] + 1 + entry.rank, entry.name, entry.body::jsonb, $3 FROM before CROSS JOIN unnest( $4::int[], $5::int[], string_to_array($6, $7), string_to_array($8, $9) ) AS entry (place, rank, name, body) ) SELECT member_id, last_seq FROM numbered;
