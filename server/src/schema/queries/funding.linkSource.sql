select * from "funding_sources" where "member_id" = $1 and "unlinked_at" is null order by "linked_at" desc, "id" desc;

insert into "funding_links" ("id", "member_id", "provider", "kind", "created_at") values ($1, $2, $3, $4, $5) on conflict do nothing;

select * from "funding_links" where "id" = $1;

select "reference" from "funding_holders" where "member_id" = $1 and "provider" = $2 and "kind" = $3;

update "funding_links" set "holder" = $1, "reference" = $2, "url" = $3 where "id" = $4;
