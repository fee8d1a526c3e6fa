select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 and "member_id" = $2 and "left_at" is null;

select "id", "kind", "title", "last_seq", "created_at", "posting", "slow_seconds", "inviting", "approval", "history", "disappear_after" from "conversations" where "id" = any($1::uuid[]);

select "conversation_id", "seq", "id", "sender_id", "body", "reply_to_seq", "forwarded", "sent_at", "edited_at" from "messages" where "conversation_id" = $1 and "seq" >= $2 and "seq" <= $3 order by "seq" desc limit $4;

SELECT claim.* FROM unnest( $1::uuid[], $2::uuid[] ) AS asked (packet_id, member_id) CROSS JOIN LATERAL ( SELECT packet_id AS "packetId", member_id AS "memberId", place, amount::text, at, transfer_id AS "transferId" FROM red_packet_claims AS taken WHERE taken.packet_id = asked.packet_id AND taken.member_id = asked.member_id OFFSET 0 ) AS claim;

select "poll_id" as "pollId", "choice" from "poll_votes" where "poll_id" = any($1::uuid[]) and "member_id" = $2;

SELECT reaction.* FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) CROSS JOIN LATERAL ( SELECT r.conversation_id, r.seq, r.member_id, r.emoji FROM reactions AS r WHERE r.conversation_id = place.conversation_id AND r.seq = place.seq OFFSET 0 ) AS reaction ORDER BY reaction.emoji COLLATE "C", reaction.member_id;

SELECT play.* FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) CROSS JOIN LATERAL ( SELECT p.conversation_id, p.seq, p.member_id, p.told FROM voice_plays AS p WHERE p.conversation_id = place.conversation_id AND p.seq = place.seq OFFSET 0 ) AS play ORDER BY play.member_id;

select "conversation_id" as "conversationId", "from_seq" as "fromSeq", "to_seq" as "toSeq", "after_seconds" as "afterSeconds" from "disappearing" where "conversation_id" = any($1::uuid[]);

SELECT hidden.conversation_id, hidden.seq FROM unnest($1::uuid[], $2::bigint[]) AS place (conversation_id, seq) JOIN hidden_messages AS hidden ON hidden.conversation_id = place.conversation_id AND hidden.seq = place.seq AND hidden.member_id = $3;
