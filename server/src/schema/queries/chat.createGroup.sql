select "own"."other_id" as "id" from "relations" as "own" inner join "relations" as "theirs" on "theirs"."member_id" = "own"."other_id" and "theirs"."other_id" = "own"."member_id" where "own"."member_id" = $1 and "own"."state" = $2 and "theirs"."state" = $3 and "own"."blocked" = $4 and "theirs"."blocked" = $5 and "own"."other_id" = any($6::uuid[]);

insert into "conversations" ("id", "kind", "title", "direct_key", "created_at") values ($1, $2, $3, $4, $5) on conflict ("direct_key") do nothing;

insert into "conversation_members" ("conversation_id", "member_id", "role", "first_seq", "read_seq", "joined_at", "left_at", "invited_by") values ($1, $2, $3, $4, $5, $6, $7, $8), ($9, $10, $11, $12, $13, $14, $15, $16) on conflict ("conversation_id", "member_id") do update set "role" = "excluded"."role", "may_post" = $17, "first_seq" = "excluded"."first_seq", "read_seq" = "excluded"."read_seq", "muted" = $18, "pinned" = $19, "told_seq" = $20, "archived_seq" = $21, "hidden_seq" = $22, "marked_unread" = $23, "strong_alert" = $24, "background" = $25, "joined_at" = "excluded"."joined_at", "left_at" = $26, "invited_by" = "excluded"."invited_by", "nickname" = $27, "removed_by" = $28;

update "conversations" set "last_seq" = last_seq + 1 where "id" = $1 returning "last_seq";

insert into "messages" ("conversation_id", "seq", "id", "sender_id", "body", "reply_to_seq", "forwarded", "sent_at", "edited_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict ("conversation_id", "id") do nothing;

SELECT conversation_id, member_id, member_count FROM ( SELECT conversation_id, member_id, count(*) OVER (PARTITION BY conversation_id) AS member_count, row_number() OVER (PARTITION BY conversation_id ORDER BY joined_at, member_id) AS place FROM conversation_members WHERE conversation_id = any($1::uuid[]) AND left_at IS NULL ) AS placed WHERE place <= $2 ORDER BY conversation_id, place;

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1, $2);

WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT member_id, numbered.seq_before + 1 + entry.index, entry.name, entry.body::jsonb, $3 FROM unnest( $4::uuid[], $5::int[], $6::text[], $7::text[] ) AS entry (member_id, index, name, body) JOIN numbered USING (member_id) ) SELECT member_id, last_seq FROM numbered;

insert into "conversation_members" ("conversation_id", "member_id", "role", "first_seq", "read_seq", "joined_at", "left_at", "invited_by") values ($1, $2, $3, $4, $5, $6, $7, $8), ($9, $10, $11, $12, $13, $14, $15, $16), ($17, $18, $19, $20, $21, $22, $23, $24), ($25, $26, $27, $28, $29, $30, $31, $32) on conflict ("conversation_id", "member_id") do update set "role" = "excluded"."role", "may_post" = $33, "first_seq" = "excluded"."first_seq", "read_seq" = "excluded"."read_seq", "muted" = $34, "pinned" = $35, "told_seq" = $36, "archived_seq" = $37, "hidden_seq" = $38, "marked_unread" = $39, "strong_alert" = $40, "background" = $41, "joined_at" = "excluded"."joined_at", "left_at" = $42, "invited_by" = "excluded"."invited_by", "nickname" = $43, "removed_by" = $44;

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1, $2, $3, $4);
