select * from "mini_programs" where "id" = $1;

select "id", "hash", manifest ->> 'versionName' as "versionName", "created_at" as "createdAt" from "mini_program_bundles" where "id" = $1;

insert into "mini_program_reports" ("id", "program_id", "member_id", "hash", "message", "details", "reported_at") values ($1, $2, $3, $4, $5, $6, $7);
