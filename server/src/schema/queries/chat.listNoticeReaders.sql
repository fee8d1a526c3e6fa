select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 and "member_id" = $2 and "left_at" is null;

select "id", "kind", "title", "last_seq", "created_at", "posting", "slow_seconds", "inviting", "approval", "history", "disappear_after" from "conversations" where "id" = any($1::uuid[]);

SELECT notice.conversation_id, notice.id, notice.written_by, notice.text, notice.written_at, notice.written_by = $1 OR EXISTS (SELECT FROM group_notice_readers AS reader WHERE reader.notice_id = notice.id AND reader.member_id = $2) AS confirmed FROM group_notices AS notice WHERE notice.conversation_id = any($3::uuid[]);

select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 order by "joined_at", "member_id";

select "member_id" from "group_notice_readers" where "notice_id" = $1 order by "confirmed_at", "member_id";
