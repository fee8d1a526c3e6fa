select "id", "kind", "title", "last_seq", "created_at", "posting", "slow_seconds", "inviting", "approval", "history", "disappear_after" from "conversations" where "id" = $1 for update;

select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 and "member_id" = $2 and "left_at" is null;

select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 order by "joined_at", "member_id";

select "own"."other_id" as "id" from "relations" as "own" inner join "relations" as "theirs" on "theirs"."member_id" = "own"."other_id" and "theirs"."other_id" = "own"."member_id" where "own"."member_id" = $1 and "own"."state" = $2 and "theirs"."state" = $3 and "own"."blocked" = $4 and "theirs"."blocked" = $5 and "own"."other_id" = any($6::uuid[]);

insert into "conversation_members" ("conversation_id", "member_id", "role", "first_seq", "read_seq", "joined_at", "left_at", "invited_by") values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict ("conversation_id", "member_id") do update set "role" = "excluded"."role", "may_post" = $9, "first_seq" = "excluded"."first_seq", "read_seq" = "excluded"."read_seq", "muted" = $10, "pinned" = $11, "told_seq" = $12, "archived_seq" = $13, "hidden_seq" = $14, "marked_unread" = $15, "strong_alert" = $16, "background" = $17, "joined_at" = "excluded"."joined_at", "left_at" = $18, "invited_by" = "excluded"."invited_by", "nickname" = $19, "removed_by" = $20;

update "conversations" set "last_seq" = last_seq + 1 where "id" = $1 returning "last_seq";

insert into "messages" ("conversation_id", "seq", "id", "sender_id", "body", "reply_to_seq", "forwarded", "sent_at", "edited_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict ("conversation_id", "id") do nothing;

SELECT conversation_id, member_id, member_count FROM ( SELECT conversation_id, member_id, count(*) OVER (PARTITION BY conversation_id) AS member_count, row_number() OVER (PARTITION BY conversation_id ORDER BY joined_at, member_id) AS place FROM conversation_members WHERE conversation_id = any($1::uuid[]) AND left_at IS NULL ) AS placed WHERE place <= $2 ORDER BY conversation_id, place;

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1, $2, $3, $4, $5);

SELECT notice.conversation_id, notice.id, notice.written_by, notice.text, notice.written_at, notice.written_by = $1 OR EXISTS (SELECT FROM group_notice_readers AS reader WHERE reader.notice_id = notice.id AND reader.member_id = $2) AS confirmed FROM group_notices AS notice WHERE notice.conversation_id = any($3::uuid[]);

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1);

select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 and "member_id" = any($2::uuid[]);

delete from "group_requests" where "conversation_id" = $1 and "member_id" = any($2::uuid[]);

/* prepared */ WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), before AS ( SELECT array_agg(member_id ORDER BY member_id) AS member_ids, array_agg(seq_before ORDER BY member_id) AS seqs FROM numbered ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT before.member_ids[entry.place], before.seqs[entry.place] + 1 + entry.rank, entry.name, entry.body::jsonb, $3 FROM before CROSS JOIN unnest( $4::int[], $5::int[], string_to_array($6, $7), string_to_array($8, $9) ) AS entry (place, rank, name, body) ) SELECT member_id, last_seq FROM numbered;

insert into "group_requests" ("conversation_id", "member_id", "invited_by", "link_id", "asked_at") values ($1, $2, $3, $4, $5) on conflict do nothing;

select "conversation_id", count(*) as "count" from "group_requests" where "conversation_id" = any($1::uuid[]) group by "conversation_id";

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1, $2, $3, $4);
