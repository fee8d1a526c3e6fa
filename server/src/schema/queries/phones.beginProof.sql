SELECT pg_advisory_xact_lock(hashtextextended($1, 0));

select "member_id", "lookup", "sent_at" from "phone_sends" where "sent_at" > $1 and ("member_id" = $2 or "lookup" = $3) order by "sent_at";

select count(*) as "count" from "phone_sends" where "sent_at" > $1;

insert into "phone_proofs" ("member_id", "id", "lookup", "sealed", "tries_left", "begun_at", "expires_at") values ($1, $2, $3, $4, $5, $6, $7) on conflict ("member_id") do update set "id" = $8, "lookup" = $9, "sealed" = $10, "tries_left" = $11, "begun_at" = $12, "expires_at" = $13;

insert into "phone_sends" ("id", "member_id", "lookup", "sent_at") values ($1, $2, $3, $4);

SELECT graphile_worker.add_job($1, $2::json, run_at := now() + $3 * interval '1 millisecond', job_key := $4::text, max_attempts := $5::int);
