select "member_id" as "id", lookup as "lookup" from "phone_numbers" where "lookup" = any($1::bytea[]) and "findable" = $2;

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1);
