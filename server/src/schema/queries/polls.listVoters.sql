select "id", "conversation_id" as "conversationId", "seq", "maker_id" as "makerId", "question", "options", "multiple", "anonymous", "ends_at" as "endsAt", "state", "created_at" as "createdAt" from "polls" where "id" = $1;

select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 and "member_id" = $2 and "left_at" is null;

select "id", "kind", "title", "last_seq", "created_at", "posting", "slow_seconds", "inviting", "approval", "history", "disappear_after" from "conversations" where "id" = any($1::uuid[]);

SELECT message.* FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) CROSS JOIN LATERAL ( SELECT m.conversation_id, m.seq, m.id, m.sender_id, m.body, m.reply_to_seq, m.forwarded, m.sent_at, m.edited_at FROM messages AS m WHERE m.conversation_id = place.conversation_id AND m.seq = place.seq OFFSET 0 ) AS message ORDER BY message.conversation_id, message.seq;

select "member_id" as "memberId", "voted_at" as "votedAt" from "poll_votes" where "poll_id" = $1 and "choice" = $2 order by "voted_at", "member_id" limit $3;

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1);
