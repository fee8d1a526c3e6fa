select "online", "typing", "read_receipts" as "readReceipts", "last_seen" as "lastSeen", "link_previews" as "linkPreviews" from "privacy" where "member_id" = $1;
