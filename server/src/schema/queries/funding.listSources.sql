select * from "funding_sources" where "member_id" = $1 and "unlinked_at" is null order by "linked_at" desc, "id" desc;
