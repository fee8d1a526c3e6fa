select "own"."other_id" as "id" from "relations" as "own" inner join "relations" as "theirs" on "theirs"."member_id" = "own"."other_id" and "theirs"."other_id" = "own"."member_id" where "own"."member_id" = $1 and "own"."state" = $2 and "theirs"."state" = $3 and "own"."blocked" = $4 and "theirs"."blocked" = $5 and "own"."other_id" = any($6::uuid[]);

select "online", "typing", "read_receipts" as "readReceipts", "last_seen" as "lastSeen", "link_previews" as "linkPreviews" from "privacy" where "member_id" = $1;

select "seen_at" from "last_seen" where "member_id" = $1;
