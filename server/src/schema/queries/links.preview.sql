select "online", "typing", "read_receipts" as "readReceipts", "last_seen" as "lastSeen", "link_previews" as "linkPreviews" from "privacy" where "member_id" = $1;

select "url", "title", "description", "site_name" as "siteName", "has_picture" as "hasPicture", "expires_at" as "expiresAt", "file_id" as "fileId" from "link_previews" where "member_id" = $1 and "url" = $2;

insert into "link_previews" ("url", "title", "description", "site_name", "has_picture", "file_id", "made_at", "expires_at", "id", "member_id") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict ("member_id", "url") do update set "url" = $11, "title" = $12, "description" = $13, "site_name" = $14, "has_picture" = $15, "file_id" = $16, "made_at" = $17, "expires_at" = $18, "id" = $19, "member_id" = $20;
