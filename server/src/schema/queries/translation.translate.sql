select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 and "member_id" = $2 and "left_at" is null;

select "id", "kind", "title", "last_seq", "created_at", "posting", "slow_seconds", "inviting", "approval", "history", "disappear_after" from "conversations" where "id" = any($1::uuid[]);

SELECT coalesce(membership.sees, false) AS sees FROM unnest( $1::uuid[], $2::bigint[], $3::uuid[] ) WITH ORDINALITY AS asked (conversation_id, seq, member_id, ord) LEFT JOIN LATERAL ( SELECT member.left_at IS NULL AND member.first_seq <= asked.seq AS sees FROM conversation_members AS member WHERE member.conversation_id = asked.conversation_id AND member.member_id = asked.member_id OFFSET 0 ) AS membership ON true ORDER BY asked.ord;

SELECT message.* FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) CROSS JOIN LATERAL ( SELECT m.conversation_id, m.seq, m.id, m.sender_id, m.body, m.reply_to_seq, m.forwarded, m.sent_at, m.edited_at FROM messages AS m WHERE m.conversation_id = place.conversation_id AND m.seq = place.seq OFFSET 0 ) AS message ORDER BY message.conversation_id, message.seq;

SELECT reaction.* FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) CROSS JOIN LATERAL ( SELECT r.conversation_id, r.seq, r.member_id, r.emoji FROM reactions AS r WHERE r.conversation_id = place.conversation_id AND r.seq = place.seq OFFSET 0 ) AS reaction ORDER BY reaction.emoji COLLATE "C", reaction.member_id;

select "conversation_id" as "conversationId", "from_seq" as "fromSeq", "to_seq" as "toSeq", "after_seconds" as "afterSeconds" from "disappearing" where "conversation_id" = any($1::uuid[]);

SELECT hidden.conversation_id, hidden.seq FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) JOIN hidden_messages AS hidden ON hidden.conversation_id = place.conversation_id AND hidden.seq = place.seq AND hidden.member_id = $3;
