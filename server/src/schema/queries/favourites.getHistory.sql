select "items" from "favourites" where "id" = $1 and "member_id" = $2;
