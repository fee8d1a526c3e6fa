SELECT pg_advisory_xact_lock(hashtextextended($1, 0));

select "id", "member_id" as "memberId", "conversation_id" as "conversationId", "seq", "sender_id" as "senderId", "sent_at" as "sentAt", "body", "note", "tags", "kept_at" as "keptAt" from "favourites" where "id" = $1;

select "id", "member_id" as "memberId", "conversation_id" as "conversationId", "seq", "sender_id" as "senderId", "sent_at" as "sentAt", "body", "note", "tags", "kept_at" as "keptAt" from "favourites" where "member_id" = $1 and "conversation_id" = $2 and "seq" = $3;

select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 and "member_id" = $2 and "left_at" is null;

select "id", "kind", "title", "last_seq", "created_at", "posting", "slow_seconds", "inviting", "approval", "history", "disappear_after" from "conversations" where "id" = any($1::uuid[]);

select "conversation_id", "seq", "id", "sender_id", "body", "reply_to_seq", "forwarded", "sent_at", "edited_at" from "messages" where "conversation_id" = $1 and "seq" = $2 for update;

SELECT coalesce(membership.sees, false) AS sees FROM unnest( $1::uuid[], $2::bigint[], $3::uuid[] ) WITH ORDINALITY AS asked (conversation_id, seq, member_id, ord) LEFT JOIN LATERAL ( SELECT member.left_at IS NULL AND member.first_seq <= asked.seq AS sees FROM conversation_members AS member WHERE member.conversation_id = asked.conversation_id AND member.member_id = asked.member_id OFFSET 0 ) AS membership ON true ORDER BY asked.ord;

SELECT message.* FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) CROSS JOIN LATERAL ( SELECT m.conversation_id, m.seq, m.id, m.sender_id, m.body, m.reply_to_seq, m.forwarded, m.sent_at, m.edited_at FROM messages AS m WHERE m.conversation_id = place.conversation_id AND m.seq = place.seq OFFSET 0 ) AS message ORDER BY message.conversation_id, message.seq;

SELECT reaction.* FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) CROSS JOIN LATERAL ( SELECT r.conversation_id, r.seq, r.member_id, r.emoji FROM reactions AS r WHERE r.conversation_id = place.conversation_id AND r.seq = place.seq OFFSET 0 ) AS reaction ORDER BY reaction.emoji COLLATE "C", reaction.member_id;

select "conversation_id" as "conversationId", "from_seq" as "fromSeq", "to_seq" as "toSeq", "after_seconds" as "afterSeconds" from "disappearing" where "conversation_id" = any($1::uuid[]);

SELECT hidden.conversation_id, hidden.seq FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) JOIN hidden_messages AS hidden ON hidden.conversation_id = place.conversation_id AND hidden.seq = place.seq AND hidden.member_id = $3;

select count(*) as "count" from "favourites" where "member_id" = $1;

insert into "favourites" ("id", "member_id", "conversation_id", "seq", "sender_id", "sent_at", "body", "file_ids", "items", "note", "tags", "kept_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1);

/* prepared */ WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), before AS ( SELECT array_agg(member_id ORDER BY member_id) AS member_ids, array_agg(seq_before ORDER BY member_id) AS seqs FROM numbered ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT before.member_ids[entry.place], before.seqs[entry.place] + 1 + entry.rank, entry.name, entry.body::jsonb, $3 FROM before CROSS JOIN unnest( $4::int[], $5::int[], string_to_array($6, $7), string_to_array($8, $9) ) AS entry (place, rank, name, body) ) SELECT member_id, last_seq FROM numbered;
