select count(*) as "count" from "conversation_members" where "conversation_id" = $1 and "member_id" = any($2::uuid[]) and "left_at" is null;

SELECT outcome, seq, sent_at FROM chat_send_batch( $1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::boolean[], $7::timestamptz, $8::int[], $9::uuid[], $10::int[], $11::uuid[] ) ORDER BY ord;

select * from "files" where "id" = $1;
