select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 and "member_id" = $2 and "left_at" is null;

select "id", "kind", "title", "last_seq", "created_at", "posting", "slow_seconds", "inviting", "approval", "history", "disappear_after" from "conversations" where "id" = any($1::uuid[]);

SELECT message.* FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) CROSS JOIN LATERAL ( SELECT m.conversation_id, m.seq, m.id, m.sender_id, m.body, m.reply_to_seq, m.forwarded, m.sent_at, m.edited_at FROM messages AS m WHERE m.conversation_id = place.conversation_id AND m.seq = place.seq OFFSET 0 ) AS message ORDER BY message.conversation_id, message.seq;

insert into "reports" ("id", "reported_by", "kind", "conversation_id", "member_id", "reason", "words", "messages", "reported_at", "closed_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);
