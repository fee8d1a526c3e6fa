select "online", "typing", "read_receipts" as "readReceipts" from "privacy" where "member_id" = $1;
