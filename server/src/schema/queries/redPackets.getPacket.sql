SELECT id, conversation_id AS "conversationId", seq, sender_id AS "senderId", way, for_ids::text[] AS "forIds", except_id AS "exceptId", greeting, cover, currency, total::text, shares::text[], free, state, sent_at AS "sentAt", expires_at AS "expiresAt", ended_at AS "endedAt", luckiest_id AS "luckiestId" FROM red_packets WHERE id = $1;

SELECT coalesce(membership.sees, false) AS sees FROM unnest( $1::uuid[], $2::bigint[], $3::uuid[] ) WITH ORDINALITY AS asked (conversation_id, seq, member_id, ord) LEFT JOIN LATERAL ( SELECT member.left_at IS NULL AND member.first_seq <= asked.seq AS sees FROM conversation_members AS member WHERE member.conversation_id = asked.conversation_id AND member.member_id = asked.member_id OFFSET 0 ) AS membership ON true ORDER BY asked.ord;

SELECT claim.* FROM unnest($1::uuid[]) AS asked (packet_id) CROSS JOIN LATERAL ( SELECT packet_id AS "packetId", member_id AS "memberId", place, amount::text, at, transfer_id AS "transferId" FROM red_packet_claims AS taken WHERE taken.packet_id = asked.packet_id OFFSET 0 ) AS claim ORDER BY claim.at, claim.place;

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1, $2);
