select * from "mini_programs" where "id" = $1;

select "id", "hash", manifest ->> 'versionName' as "versionName", "created_at" as "createdAt" from "mini_program_bundles" where "id" = $1;

select distinct on ("scope") "scope", "granted", "decided_at" from "mini_program_permissions" where "member_id" = $1 and "program_id" = $2 order by "scope", "id" desc;
