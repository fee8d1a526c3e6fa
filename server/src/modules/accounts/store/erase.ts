/**
 * What becomes of a member's traces, in every table: the one place that looks across all modules, so that a test can
 * hold it against the schema. A column that names members and does not stand in `fates` fails it.
 */
import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'

/** `delete`: the row goes. `keep`: it belongs to others, or to the books, and holds the bare number only. */
type Fate = 'delete' | 'keep'

/** By table and column, in the order in which rows can go. */
export const fates: Readonly<Record<string, Fate>> = {
  'push_subscriptions.member_id': 'delete',
  'push_preferences.member_id': 'delete',
  'payment_codes.member_id': 'delete',
  'payment_code_guesses.member_id': 'delete',
  'wallet_pin_proofs.member_id': 'delete',
  'recovery_codes.member_id': 'delete',
  'two_step_secrets.member_id': 'delete',
  'former_handles.member_id': 'delete',
  'passkeys.member_id': 'delete',
  'phone_numbers.member_id': 'delete',
  'phone_proofs.member_id': 'delete',
  'phone_sends.member_id': 'delete',
  'contact_tags.member_id': 'delete',
  'relations.member_id': 'delete',
  'relations.other_id': 'delete',
  'funding_links.member_id': 'delete',
  'funding_holders.member_id': 'delete',
  'group_requests.member_id': 'delete',
  'group_requests.invited_by': 'keep',
  'group_notice_readers.member_id': 'delete',
  'hidden_messages.member_id': 'delete',
  'mentions.member_id': 'delete',
  'own_stickers.member_id': 'delete',
  'favourites.member_id': 'delete',
  'favourites.sender_id': 'keep',
  'mini_program_visits.member_id': 'delete',
  'mini_program_permissions.member_id': 'delete',
  'mini_program_login_codes.member_id': 'delete',
  'mini_program_reports.member_id': 'keep',
  'mini_programs.contact_id': 'keep',
  'drafts.member_id': 'delete',
  'link_previews.member_id': 'delete',
  'privacy.member_id': 'delete',
  'last_seen.member_id': 'delete',
  'uploads.owner_id': 'delete',
  'idempotency_keys.caller_id': 'delete',
  'member_log.member_id': 'delete',
  // Their bytes have to go first: the sweep takes them, since `blankTraces` says that their time is over.
  'account_exports.member_id': 'keep',
  'wallet_exports.member_id': 'keep',
  // Blanked by `blankTraces`.
  'devices.member_id': 'keep',
  'wallets.member_id': 'keep',
  'stalls.owner_id': 'keep',
  'funding_sources.member_id': 'keep',
  'conversation_members.member_id': 'keep',
  // What was said to others stays with them.
  'member_log_heads.member_id': 'keep',
  'conversation_members.invited_by': 'keep',
  'conversation_members.removed_by': 'keep',
  'messages.sender_id': 'keep',
  'message_histories.sender_id': 'keep',
  'reactions.member_id': 'keep',
  'voice_plays.member_id': 'keep',
  'files.owner_id': 'keep',
  'group_links.made_by': 'keep',
  'group_notices.written_by': 'keep',
  'polls.maker_id': 'keep',
  'poll_votes.member_id': 'keep',
  'reports.reported_by': 'keep',
  'reports.member_id': 'keep',
  // The books.
  'bills.maker_id': 'keep',
  'bill_shares.member_id': 'keep',
  'charges.payer_id': 'keep',
  'charges.payee_id': 'keep',
  'funding_orders.member_id': 'keep',
  'ledger_accounts.owner_id': 'keep',
  'ledger_transfers.actor_member_id': 'keep',
  'payments.payer_id': 'keep',
  'payments.payee_id': 'keep',
  'red_packets.sender_id': 'keep',
  'red_packets.except_id': 'keep',
  'red_packets.luckiest_id': 'keep',
  'red_packet_claims.member_id': 'keep',
  'transfers.from_id': 'keep',
  'transfers.to_id': 'keep',
  'wallet_entries.member_id': 'keep',
  'wallet_entries.with_member_id': 'keep',
  'wallet_holds.member_id': 'keep',
  'wallet_usage.member_id': 'keep',
  'test_bank_accounts.owner_id': 'keep',
}

/** Deletes the member's own rows. Tables that this server does not have are passed over. */
export async function deleteTraces(db: Queryable, memberId: string): Promise<void> {
  const { rows } = await sql<{ place: string }>`
    SELECT table_name || '.' || column_name AS place FROM information_schema.columns WHERE table_schema = 'public'
  `.execute(db)
  const there = new Set(rows.map(({ place }) => place))
  for (const [place, fate] of Object.entries(fates)) {
    const [table = '', column = ''] = place.split('.')
    if (fate === 'delete' && there.has(place))
      await sql`DELETE FROM ${sql.table(table)} WHERE ${sql.ref(column)} = ${memberId}`.execute(db)
  }
  await sql`DELETE FROM passkey_ceremonies WHERE draft->>'memberId' = ${memberId}`.execute(db)
}

/** Empties what must stay as a row. */
export async function blankTraces(db: Queryable, memberId: string, now: Date): Promise<void> {
  await sql`UPDATE devices SET name = '', token_hash = sha256(gen_random_uuid()::text::bytea),
    ended_at = coalesce(ended_at, ${now}) WHERE member_id = ${memberId}`.execute(db)
  await sql`UPDATE wallets SET pin_hash = NULL, reset_from = NULL, reset_until = NULL, reset_device_id = NULL
    WHERE member_id = ${memberId}`.execute(db)
  await sql`UPDATE stalls SET name = '-', city = '-', open = false WHERE owner_id = ${memberId}`.execute(db)
  await sql`UPDATE funding_sources SET holder = NULL, name = '', last_four = '', unlinked_at = coalesce(unlinked_at, ${now})
    WHERE member_id = ${memberId}`.execute(db)
  await sql`UPDATE conversation_members SET nickname = NULL WHERE member_id = ${memberId}`.execute(db)
  await sql`UPDATE account_exports SET state = 'cancelled', expires_at = ${now} WHERE member_id = ${memberId}`.execute(
    db,
  )
  await sql`UPDATE wallet_exports SET expires_at = ${now} WHERE member_id = ${memberId}`.execute(db)
}

/** What was said where nobody else ever was. */
export async function deleteSoliloquies(db: Queryable, memberId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    SELECT conversation_id AS id FROM conversation_members GROUP BY conversation_id HAVING bool_and(member_id = ${memberId})
  `.execute(db)
  const ids = rows.map(({ id }) => id)
  for (const table of ['search_entries', 'file_places', 'message_histories', 'reactions', 'messages'])
    await sql`DELETE FROM ${sql.table(table)} WHERE conversation_id = ANY (${ids}::uuid[])`.execute(db)
  await sql`UPDATE conversations SET title = NULL WHERE id = ANY (${ids}::uuid[])`.execute(db)
}

/** A profile as events and stored answers hold it, in the order in which jsonb writes its fields. */
const profileIn = (memberId: string): string =>
  `\\{"id": "${memberId}", "name": "(\\\\.|[^"\\\\])*", "about": "(\\\\.|[^"\\\\])*", "handle": "[a-z0-9_]*", ` +
  `"region": (null|"[A-Z]*"), "avatarFileId": (null|"[0-9a-f-]*")\\}`

/** Puts the empty profile in place of those that others were told in the last days. `fresh` is a `Member`. */
export async function scrubTold(db: Queryable, memberId: string, fresh: object): Promise<void> {
  const about = `%${memberId}%`
  const pattern = profileIn(memberId)
  await sql`UPDATE member_log
    SET body = regexp_replace(body::text, ${pattern}, ${JSON.stringify(fresh)}::jsonb::text, 'g')::jsonb
    WHERE body::text LIKE ${about}`.execute(db)
  await sql`UPDATE member_log
    SET body = jsonb_set(body, '{relation}', (body -> 'relation') || '{"remark": null, "greeting": null, "note": null, "phones": []}')
    WHERE name = 'contacts.relationChanged' AND body #>> '{relation,member,id}' = ${memberId}`.execute(db)
  await sql`UPDATE idempotency_keys
    SET output = regexp_replace(output::text, ${pattern}, ${JSON.stringify(fresh)}::jsonb::text, 'g')::jsonb
    WHERE output::text LIKE ${about}`.execute(db)
}

export const listOwnFileIds = async (db: Queryable, memberId: string): Promise<string[]> =>
  (await db.selectFrom('files').select('id').where('owner_id', '=', memberId).execute()).map(({ id }) => id)

export interface OpenMoney {
  transfers: number
  redPackets: number
  fundingOrders: number
}

/** Money that is between people still, and would come back to someone who is gone. */
export async function readOpenMoney(db: Queryable, memberId: string): Promise<OpenMoney> {
  const { rows } = await sql<OpenMoney>`
    SELECT
      (SELECT count(*)::int FROM transfers WHERE state = 'waiting' AND ${memberId} IN (from_id, to_id)) AS transfers,
      (SELECT count(*)::int FROM red_packets WHERE state = 'open' AND sender_id = ${memberId}) AS "redPackets",
      (SELECT count(*)::int FROM funding_orders
        WHERE state IN ('underWay', 'needsAction') AND member_id = ${memberId}) AS "fundingOrders"
  `.execute(db)
  return rows[0] ?? { transfers: 0, redPackets: 0, fundingOrders: 0 }
}

export const listDue = async (db: Queryable, now: Date): Promise<string[]> =>
  (
    await db.selectFrom('members').select('id').where('deletes_at', '<=', now).where('deleted_at', 'is', null).execute()
  ).map(({ id }) => id)
