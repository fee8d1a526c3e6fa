select * from "mini_programs" where "id" = $1;

select "id", "hash", manifest ->> 'versionName' as "versionName", "created_at" as "createdAt" from "mini_program_bundles" where "id" = $1;

insert into "mini_program_login_codes" ("code_hash", "program_id", "member_id", "expires_at") values ($1, $2, $3, $4);
