/** Writes down what a batch of moves did: entries, usage, holds; in one statement, since the ledger waits for it. */
import type { Counterparty, EntryKind } from '@sampan/contract'
import { sql } from 'kysely'
import { arrayLiteral, quotedText } from '../../../kernel/database/arrays.ts'
import { PREPARED } from '../../../kernel/database/prepared.ts'
import type { Queryable } from '../../../schema/index.ts'
import type { Usage } from '../rules.ts'
import { wordsOf } from './entries.ts'
import type { PurseKey } from './usage.ts'

/** A line of a member's statement that is not written yet. */
export interface NewEntry {
  memberId: string
  id: string
  currency: string
  kind: EntryKind
  /** Above zero came in. */
  amount: bigint
  /** Posted, after it. */
  balance: bigint
  with: Counterparty
  note: string
  referenceId: string | null
}

/** Money of a member that is on its way, by the ledger's pending transfer. */
export interface NewHold {
  id: string
  memberId: string
  currency: string
  amount: bigint
  /** Whether it counted as sent. */
  spends: boolean
}
export interface Hold extends NewHold {
  heldAt: Date
}

export interface Records {
  /** In the order of the books. */
  entries: readonly NewEntry[]
  usage: readonly (PurseKey & { usage: Usage })[]
  holds: readonly NewHold[]
  endedHoldIds: readonly string[]
}

/** Returns when each entry was made, in their order: never before the one before it of the same member. */
export async function writeRecords(db: Queryable, now: Date, records: Records): Promise<Date[]> {
  const { entries, usage, holds, endedHoldIds } = records
  const of = (pick: (entry: NewEntry) => string | bigint | null) => arrayLiteral(entries.map(pick))
  const { rows } = await sql<{ ord: number; at: Date }>`${PREPARED}
    WITH new AS (
      SELECT e.*, greatest(${now}::timestamptz, before.at) AS at
      FROM unnest(${of(({ memberId }) => memberId)}::uuid[], ${of(({ id }) => id)}::uuid[],
        ${of(({ currency }) => currency)}::text[], ${of(({ kind }) => kind)}::text[],
        ${of(({ amount }) => amount)}::bigint[], ${of(({ balance }) => balance)}::bigint[],
        ${of((entry) => entry.with.memberId)}::uuid[], ${of((entry) => quotedText(entry.with.name))}::text[],
        ${of(({ note }) => quotedText(note))}::text[],
        ${of((entry) => quotedText(wordsOf(entry.note, entry.with.name)))}::text[],
        ${of(({ referenceId }) => referenceId)}::uuid[])
        WITH ORDINALITY AS e (member_id, id, currency, kind, amount, balance, with_member_id, with_name, note, words,
          reference_id, ord)
      LEFT JOIN LATERAL (
        SELECT x.at FROM wallet_entries AS x WHERE x.member_id = e.member_id
        ORDER BY x.at DESC, x.place DESC LIMIT 1
      ) AS before ON true
    ), made AS (
      INSERT INTO wallet_entries (member_id, id, currency, kind, amount, balance, with_member_id, with_name, note,
        words, reference_id, at)
      SELECT member_id, id, currency, kind, amount, balance, with_member_id, with_name, note, words, reference_id, at
      FROM new ORDER BY ord
    ), used AS (
      UPDATE wallet_usage AS usage
      SET day = u.day, day_used = u.day_used, month = u.month, month_used = u.month_used
      FROM unnest(${arrayLiteral(usage.map(({ memberId }) => memberId))}::uuid[],
        ${arrayLiteral(usage.map(({ currency }) => currency))}::text[],
        ${arrayLiteral(usage.map((each) => quotedText(each.usage.day)))}::text[],
        ${arrayLiteral(usage.map((each) => each.usage.dayUsed))}::bigint[],
        ${arrayLiteral(usage.map((each) => quotedText(each.usage.month)))}::text[],
        ${arrayLiteral(usage.map((each) => each.usage.monthUsed))}::bigint[])
        AS u (member_id, currency, day, day_used, month, month_used)
      WHERE usage.member_id = u.member_id AND usage.currency = u.currency
    ), held AS (
      INSERT INTO wallet_holds (id, member_id, currency, amount, spends, held_at)
      SELECT h.id, h.member_id, h.currency, h.amount, h.spends, ${now}::timestamptz
      FROM unnest(${holds.map(({ id }) => id)}::uuid[], ${holds.map(({ memberId }) => memberId)}::uuid[],
        ${holds.map(({ currency }) => currency)}::text[], ${holds.map(({ amount }) => String(amount))}::bigint[],
        ${holds.map(({ spends }) => spends)}::boolean[]) AS h (id, member_id, currency, amount, spends)
    ), ended AS (
      UPDATE wallet_holds SET ended_at = ${now}::timestamptz WHERE id = ANY (${endedHoldIds}::uuid[])
    )
    SELECT ord, at FROM new ORDER BY ord
  `.execute(db)
  return rows.map(({ at }) => at)
}

interface HoldRow {
  id: string
  member_id: string
  currency: string
  amount: string
  spends: boolean
  held_at: Date
}

/** Those that exist, ended or not, by their ids. */
export async function readHolds(db: Queryable, ids: readonly string[]): Promise<Map<string, Hold>> {
  const { rows } = await sql<HoldRow>`
    SELECT id, member_id, currency, amount::text, spends, held_at FROM wallet_holds WHERE id = ANY (${ids}::uuid[])
  `.execute(db)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        memberId: row.member_id,
        currency: row.currency,
        amount: BigInt(row.amount),
        spends: row.spends,
        heldAt: row.held_at,
      },
    ]),
  )
}
