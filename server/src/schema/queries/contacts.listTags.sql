select "id", "name" from "contact_tags" where "member_id" = $1 order by "made_at", "id";
