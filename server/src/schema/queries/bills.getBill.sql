select "id", "conversation_id" as "conversationId", "seq", "maker_id" as "makerId", "way", "note", "currency", "state", "created_at" as "createdAt", "reminded_at" as "remindedAt" from "bills" where "id" = $1;

select "bill_id" as "billId", "member_id" as "memberId", amount::text as "amount", "payment_id" as "paymentId", "paid_at" as "paidAt" from "bill_shares" where "bill_id" = any($1::uuid[]) order by "place";

select "conversation_id", "member_id", "role", "may_post", "first_seq", "read_seq", "muted", "pinned", "joined_at", "left_at", "invited_by", "nickname", "removed_by", "spoke_at", "told_seq", "archived_seq", "hidden_seq", "marked_unread", "strong_alert", "background" from "conversation_members" where "conversation_id" = $1 and "member_id" = $2 and "left_at" is null;

select "id", "kind", "title", "last_seq", "created_at", "posting", "slow_seconds", "inviting", "approval", "history", "disappear_after" from "conversations" where "id" = any($1::uuid[]);
