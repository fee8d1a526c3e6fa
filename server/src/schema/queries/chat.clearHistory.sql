select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 and "member_id" = $2 and "left_at" is null for update;

select "id", "kind", "title", "last_seq", "created_at", "posting", "slow_seconds", "inviting", "approval", "history", "disappear_after" from "conversations" where "id" = any($1::uuid[]);

update "conversation_members" set "first_seq" = $1 where "conversation_id" = $2 and "member_id" = $3;

delete from "mentions" where "conversation_id" = $1 and "member_id" = $2 and "seq" < $3;

select "conversation_id", "member_id", coalesce(told_seq, read_seq) as "read_seq" from "conversation_members" where "conversation_id" = any($1::uuid[]) and "member_id" <> $2;

select "member_id" from "privacy" where "member_id" = any($1::uuid[]) and "read_receipts" = $2;

update "conversation_members" set "read_seq" = $1, "told_seq" = $2 where "conversation_id" = $3 and "member_id" = $4;

SELECT membership.conversation_id, unread.count, mention.seq AS mentioned_seq FROM conversation_members AS membership CROSS JOIN LATERAL ( SELECT count(*) AS count FROM ( SELECT FROM messages AS message WHERE message.conversation_id = membership.conversation_id AND message.seq > membership.read_seq AND message.seq <= $1 AND message.sender_id <> $2 LIMIT $3 ) AS counted ) AS unread LEFT JOIN LATERAL ( SELECT min(mentioned.seq) AS seq FROM mentions AS mentioned WHERE mentioned.conversation_id = membership.conversation_id AND mentioned.member_id = $4 AND mentioned.seq > membership.read_seq AND mentioned.seq <= $5 ) AS mention ON true WHERE membership.member_id = $6 AND membership.conversation_id = any($7::uuid[]);

/* prepared */ WITH wanted AS MATERIALIZED ( SELECT head.member_id, asked.count FROM unnest($1::uuid[], $2::int[]) AS asked (member_id, count) JOIN member_log_heads AS head USING (member_id) ORDER BY head.member_id FOR UPDATE OF head ), numbered AS ( UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count FROM wanted WHERE head.member_id = wanted.member_id RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before ), before AS ( SELECT array_agg(member_id ORDER BY member_id) AS member_ids, array_agg(seq_before ORDER BY member_id) AS seqs FROM numbered ), written AS ( INSERT INTO member_log (member_id, seq, name, body, at) SELECT before.member_ids[entry.place], before.seqs[entry.place] + 1 + entry.rank, entry.name, entry.body::jsonb, $3 FROM before CROSS JOIN unnest( $4::int[], $5::int[], string_to_array($6, $7), string_to_array($8, $9) ) AS entry (place, rank, name, body) ) SELECT member_id, last_seq FROM numbered;
