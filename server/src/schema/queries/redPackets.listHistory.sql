SELECT packet.id AS "packetId", packet.conversation_id AS "conversationId", packet.sender_id AS "senderId", packet.way, packet.greeting, packet.state, cardinality(packet.shares) AS count, cardinality(packet.shares) - cardinality(packet.free) AS "takenCount", packet.currency , packet.total::text AS amount, packet.sent_at AS at, packet.luckiest_id IS NOT DISTINCT FROM $1 AS luckiest FROM red_packets AS packet WHERE packet.sender_id = $2 AND packet.sent_at >= $3 AND (packet.sent_at, packet.id) < ($4, $5) ORDER BY packet.sent_at DESC, packet.id DESC LIMIT $6;

SELECT packet.currency, sum(packet.total - CASE packet.state WHEN 'expired' THEN rest.amount ELSE 0 END)::text AS amount, count(*) AS count, 0 AS luckiest FROM red_packets AS packet CROSS JOIN LATERAL ( SELECT coalesce(sum(packet.shares[place + 1]), 0) AS amount FROM unnest(packet.free) AS place ) AS rest WHERE packet.sender_id = $1 AND packet.sent_at >= $2 AND packet.sent_at < $3 GROUP BY packet.currency ORDER BY count(*) DESC, packet.currency;

SELECT least( (SELECT min(at) FROM red_packet_claims WHERE member_id = $1), (SELECT min(sent_at) FROM red_packets WHERE sender_id = $2) ) AS first;

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1);
