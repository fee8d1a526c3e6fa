select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1);
