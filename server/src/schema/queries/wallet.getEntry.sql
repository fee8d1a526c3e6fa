SELECT entry.* FROM unnest($1::uuid[], $2::uuid[]) AS key (member_id, id) CROSS JOIN LATERAL ( SELECT member_id, id, place, currency, kind, amount::text, balance::text, with_member_id, with_name, note, reference_id, at FROM wallet_entries AS e WHERE e.member_id = key.member_id AND e.id = key.id OFFSET 0 ) AS entry;

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1);
