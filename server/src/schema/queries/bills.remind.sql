select "id", "conversation_id" as "conversationId", "seq", "maker_id" as "makerId", "way", "note", "currency", "state", "created_at" as "createdAt", "reminded_at" as "remindedAt" from "bills" where "id" = $1;

select "bill_id" as "billId", "member_id" as "memberId", amount::text as "amount", "payment_id" as "paymentId", "paid_at" as "paidAt" from "bill_shares" where "bill_id" = any($1::uuid[]) order by "place";

select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 and "member_id" = $2 and "left_at" is null;

select "id", "kind", "title", "last_seq", "created_at", "posting", "slow_seconds", "inviting", "approval", "history", "disappear_after" from "conversations" where "id" = any($1::uuid[]);

select "id", "kind", "title", "last_seq", "created_at", "posting", "slow_seconds", "inviting", "approval", "history", "disappear_after" from "conversations" where "id" = $1 for update;

select "id", "conversation_id" as "conversationId", "seq", "maker_id" as "makerId", "way", "note", "currency", "state", "created_at" as "createdAt", "reminded_at" as "remindedAt" from "bills" where "id" = $1 for update;

select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 order by "joined_at", "member_id";

update "conversations" set "last_seq" = last_seq + 1 where "id" = $1 returning "last_seq";

insert into "messages" ("conversation_id", "seq", "id", "sender_id", "body", "reply_to_seq", "forwarded", "sent_at", "edited_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict ("conversation_id", "id") do nothing;

insert into "mentions" ("conversation_id", "member_id", "seq") select "conversation_id", "member_id", $1::bigint as "seq" from "conversation_members" where "conversation_id" = $2 and "member_id" = any($3::uuid[]) and "first_seq" <= $4 and "left_at" is null;

select "conversation_id" as "conversationId", "from_seq" as "fromSeq", "to_seq" as "toSeq", "after_seconds" as "afterSeconds" from "disappearing" where "conversation_id" = any($1::uuid[]);

update "bills" set "reminded_at" = $1 where "id" = $2;
