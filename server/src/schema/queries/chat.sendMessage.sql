select count(*) as "count" from "conversation_members" where "conversation_id" = $1 and "member_id" = any($2::uuid[]) and "left_at" is null;

SELECT chat_send_usual( $1::uuid[], $2::int[], $3::int[], $4::int[], $5::uuid[], $6::uuid[], string_to_array($7, $8), $9::bigint[], $10::boolean[], $11::timestamptz, $12::int[], $13::uuid[], $14::int[], $15::uuid[] ) AS bases;

select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 order by "joined_at", "member_id";

select * from "files" where "id" = $1;

select "conversation_id", "seq", "id", "sender_id", "body", "reply_to_seq", "forwarded", "sent_at", "edited_at" from "messages" where "conversation_id" = $1 and "id" = $2;

select "own"."other_id" as "id" from "relations" as "own" inner join "relations" as "theirs" on "theirs"."member_id" = "own"."other_id" and "theirs"."other_id" = "own"."member_id" where "own"."member_id" = $1 and "own"."state" = $2 and "theirs"."state" = $3 and "own"."blocked" = $4 and "theirs"."blocked" = $5 and "own"."other_id" = any($6::uuid[]);

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1);

select "conversation_id", "message_id", "sender_id", "body", "items" from "message_histories" where "conversation_id" = $1 and "message_id" = $2;

select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 and "member_id" = $2 and "left_at" is null;

select "id", "kind", "title", "last_seq", "created_at", "posting", "slow_seconds", "inviting", "approval", "history", "disappear_after" from "conversations" where "id" = any($1::uuid[]);

SELECT hidden.conversation_id, hidden.seq FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) JOIN hidden_messages AS hidden ON hidden.conversation_id = place.conversation_id AND hidden.seq = place.seq AND hidden.member_id = $3;

SELECT message.* FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) CROSS JOIN LATERAL ( SELECT m.conversation_id, m.seq, m.id, m.sender_id, m.body, m.reply_to_seq, m.forwarded, m.sent_at, m.edited_at FROM messages AS m WHERE m.conversation_id = place.conversation_id AND m.seq = place.seq OFFSET 0 ) AS message ORDER BY message.conversation_id, message.seq;

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1, $2);

insert into "message_histories" ("conversation_id", "message_id", "sender_id", "body", "items", "created_at") values ($1, $2, $3, $4, $5, $6) on conflict ("conversation_id", "message_id") do nothing;
