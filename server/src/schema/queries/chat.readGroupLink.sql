select "id", "conversation_id", "made_by", "token_hash", "made_at", "expires_at", "revoked_at", "uses" from "group_links" where "token_hash" = $1;

select "id", "kind", "title", "last_seq", "created_at", "posting", "slow_seconds", "inviting", "approval", "history", "disappear_after" from "conversations" where "id" = any($1::uuid[]);

select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 and "member_id" = $2 and "left_at" is null;

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1);

SELECT conversation_id, member_id, member_count FROM ( SELECT conversation_id, member_id, count(*) OVER (PARTITION BY conversation_id) AS member_count, row_number() OVER (PARTITION BY conversation_id ORDER BY joined_at, member_id) AS place FROM conversation_members WHERE conversation_id = any($1::uuid[]) AND left_at IS NULL ) AS placed WHERE place <= $2 ORDER BY conversation_id, place;
