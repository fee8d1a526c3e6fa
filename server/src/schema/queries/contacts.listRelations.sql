select "member_id", "other_id", "state", "greeting", "remark", "blocked", "starred", "tag_ids", "note", "phones", "requests_today", "requested_on", "changed_at" from "relations" where "member_id" = $1 and (state <> 'stranger' OR blocked OR remark IS NOT NULL) order by "other_id" limit $2;

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1, $2, $3, $4);
