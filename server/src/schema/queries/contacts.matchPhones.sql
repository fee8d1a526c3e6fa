select "member_id" as "id", lookup as "lookup" from "phone_numbers" where "lookup" = any($1::bytea[]) and "findable" = $2;

select "member_id", "other_id", "state", "greeting", "remark", "blocked", "starred", "tag_ids", "note", "phones", "requests_today", "requested_on", "changed_at" from "relations" where (("member_id" = $1 and "other_id" = any($2::uuid[])) or ("other_id" = $3 and "member_id" = any($4::uuid[])));
