select "id", "member_id" as "memberId", "conversation_id" as "conversationId", "seq", "sender_id" as "senderId", "sent_at" as "sentAt", "body", "note", "tags", "kept_at" as "keptAt" from "favourites" where "member_id" = $1 order by "kept_at" desc, "id" desc limit $2;

select "id", "handle", "name", "about", "region", "avatar_file_id" from "members" where "id" in ($1);
