select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1);

select "member_id", "other_id", "state", "greeting", "remark", "blocked", "starred", "tag_ids", "note", "phones", "requests_today", "requested_on", "changed_at" from "relations" where (("member_id" = $1 and "other_id" = $2) or ("member_id" = $3 and "other_id" = $4));
