select * from "phone_numbers" where "member_id" = $1;
