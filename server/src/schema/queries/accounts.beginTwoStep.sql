select * from "members" where "id" = $1;

select * from "members" where "id" = $1 for no key update;

insert into "two_step_secrets" ("member_id", "sealed", "begun_at", "confirmed_at", "locked_until") values ($1, $2, $3, $4, $5) on conflict ("member_id") do update set "sealed" = $6, "begun_at" = $7, "confirmed_at" = $8, "last_step" = $9;
