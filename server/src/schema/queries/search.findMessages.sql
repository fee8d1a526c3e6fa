select "conversation"."id" as "conversationId", "membership"."first_seq" as "firstSeq", "conversation"."last_seq" as "lastSeq" from "conversation_members" as "membership" inner join "conversations" as "conversation" on "conversation"."id" = "membership"."conversation_id" where "membership"."member_id" = $1 and "membership"."left_at" is null and "conversation"."id" = $2;

select "id", "conversation_id", "first_seq", "last_seq", "first_at", "last_at" from "search_blocks" where "conversation_id" = any($1::uuid[]);

SELECT message.* FROM unnest($1::uuid[], $2::bigint[]) AS asked (conversation_id, seq) CROSS JOIN LATERAL ( SELECT m.conversation_id, m.seq, m.sender_id, m.body, m.sent_at FROM messages AS m WHERE m.conversation_id = asked.conversation_id AND m.seq > asked.seq ORDER BY m.seq DESC LIMIT $3 ) AS message ORDER BY message.sent_at DESC, message.conversation_id DESC, message.seq DESC LIMIT $4;

select "conversation_id", "seq" from "search_changes" where "conversation_id" = any($1::uuid[]) order by "id" desc limit $2;

SELECT coalesce(membership.sees, false) AS sees FROM unnest( $1::uuid[], $2::bigint[], $3::uuid[] ) WITH ORDINALITY AS asked (conversation_id, seq, member_id, ord) LEFT JOIN LATERAL ( SELECT member.left_at IS NULL AND member.first_seq <= asked.seq AS sees FROM conversation_members AS member WHERE member.conversation_id = asked.conversation_id AND member.member_id = asked.member_id OFFSET 0 ) AS membership ON true ORDER BY asked.ord;

SELECT message.* FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) CROSS JOIN LATERAL ( SELECT m.conversation_id, m.seq, m.id, m.sender_id, m.body, m.reply_to_seq, m.forwarded, m.sent_at, m.edited_at FROM messages AS m WHERE m.conversation_id = place.conversation_id AND m.seq = place.seq OFFSET 0 ) AS message ORDER BY message.conversation_id, message.seq;

SELECT reaction.* FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) CROSS JOIN LATERAL ( SELECT r.conversation_id, r.seq, r.member_id, r.emoji FROM reactions AS r WHERE r.conversation_id = place.conversation_id AND r.seq = place.seq OFFSET 0 ) AS reaction ORDER BY reaction.emoji COLLATE "C", reaction.member_id;

select "conversation_id" as "conversationId", "from_seq" as "fromSeq", "to_seq" as "toSeq", "after_seconds" as "afterSeconds" from "disappearing" where "conversation_id" = any($1::uuid[]);

SELECT hidden.conversation_id, hidden.seq FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) JOIN hidden_messages AS hidden ON hidden.conversation_id = place.conversation_id AND hidden.seq = place.seq AND hidden.member_id = $3;
