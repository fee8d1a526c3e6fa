select * from "members" where "id" = $1;
