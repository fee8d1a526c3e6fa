SELECT conversation.id, last.sent_at AS last_at FROM conversation_members AS membership JOIN conversations AS conversation ON conversation.id = membership.conversation_id CROSS JOIN LATERAL ( SELECT message.sent_at FROM messages AS message WHERE message.conversation_id = conversation.id AND message.seq = conversation.last_seq OFFSET 0 ) AS last WHERE membership.member_id = $1 AND membership.left_at IS NULL AND ($2::timestamptz IS NULL OR (last.sent_at, conversation.id) < ($3::timestamptz, $4::uuid)) ORDER BY last.sent_at DESC, conversation.id DESC LIMIT $5;

select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = any($1::uuid[]) and "member_id" = $2 and "left_at" is null;

select "id", "kind", "title", "last_seq", "created_at", "posting", "slow_seconds", "inviting", "approval", "history", "disappear_after" from "conversations" where "id" = any($1::uuid[]);

select "conversation_id", "member_id", coalesce(told_seq, read_seq) as "read_seq" from "conversation_members" where "conversation_id" = any($1::uuid[]) and "member_id" <> $2;

SELECT conversation_id, member_id, member_count FROM ( SELECT conversation_id, member_id, count(*) OVER (PARTITION BY conversation_id) AS member_count, row_number() OVER (PARTITION BY conversation_id ORDER BY joined_at, member_id) AS place FROM conversation_members WHERE conversation_id = any($1::uuid[]) AND left_at IS NULL ) AS placed WHERE place <= $2 ORDER BY conversation_id, place;

SELECT notice.conversation_id, notice.id, notice.written_by, notice.text, notice.written_at, notice.written_by = $1 OR EXISTS (SELECT FROM group_notice_readers AS reader WHERE reader.notice_id = notice.id AND reader.member_id = $2) AS confirmed FROM group_notices AS notice WHERE notice.conversation_id = any($3::uuid[]);

select "conversation_id", count(*) as "count" from "group_requests" where "conversation_id" = any($1::uuid[]) group by "conversation_id";

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1, $2, $3, $4, $5);

SELECT message.* FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) CROSS JOIN LATERAL ( SELECT m.conversation_id, m.seq, m.id, m.sender_id, m.body, m.reply_to_seq, m.forwarded, m.sent_at, m.edited_at FROM messages AS m WHERE m.conversation_id = place.conversation_id AND m.seq = place.seq OFFSET 0 ) AS message ORDER BY message.conversation_id, message.seq;

SELECT reaction.* FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) CROSS JOIN LATERAL ( SELECT r.conversation_id, r.seq, r.member_id, r.emoji FROM reactions AS r WHERE r.conversation_id = place.conversation_id AND r.seq = place.seq OFFSET 0 ) AS reaction ORDER BY reaction.emoji COLLATE "C", reaction.member_id;

select "conversation_id" as "conversationId", "from_seq" as "fromSeq", "to_seq" as "toSeq", "after_seconds" as "afterSeconds" from "disappearing" where "conversation_id" = any($1::uuid[]);

SELECT hidden.conversation_id, hidden.seq FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) JOIN hidden_messages AS hidden ON hidden.conversation_id = place.conversation_id AND hidden.seq = place.seq AND hidden.member_id = $3;

select "conversation_id", "text", "mentions", "reply_to_seq", "changed_at" from "drafts" where "member_id" = $1 and "conversation_id" = any($2::uuid[]);

SELECT membership.conversation_id, unread.count, mention.seq AS mentioned_seq FROM conversation_members AS membership CROSS JOIN LATERAL ( SELECT count(*) AS count FROM ( SELECT FROM messages AS message WHERE message.conversation_id = membership.conversation_id AND message.seq > membership.read_seq AND message.seq <= $1 AND message.sender_id <> $2 LIMIT $3 ) AS counted ) AS unread LEFT JOIN LATERAL ( SELECT min(mentioned.seq) AS seq FROM mentions AS mentioned WHERE mentioned.conversation_id = membership.conversation_id AND mentioned.member_id = $4 AND mentioned.seq > membership.read_seq AND mentioned.seq <= $5 ) AS mention ON true WHERE membership.member_id = $6 AND membership.conversation_id = any($7::uuid[]);
