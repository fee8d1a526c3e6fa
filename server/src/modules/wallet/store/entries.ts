/** The only SQL that reads `wallet_entries`. */
import type { EntryKind } from '@sampan/contract'
import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'

export interface EntryRow {
  member_id: string
  id: string
  /** In the order of the books. */
  place: number
  currency: string
  kind: EntryKind
  amount: string
  balance: string
  with_member_id: string | null
  with_name: string | null
  note: string
  reference_id: string | null
  at: Date
}

const columns = sql`member_id, id, place, currency, kind, amount::text, balance::text, with_member_id, with_name, note,
  reference_id, at`

/** Those that exist, of any of these members. */
export async function readEntries(
  db: Queryable,
  keys: readonly { memberId: string; id: string }[],
): Promise<EntryRow[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<EntryRow>`
    SELECT entry.* FROM unnest(${keys.map(({ memberId }) => memberId)}::uuid[], ${keys.map(({ id }) => id)}::uuid[])
      AS key (member_id, id)
    CROSS JOIN LATERAL (
      SELECT ${columns} FROM wallet_entries AS e WHERE e.member_id = key.member_id AND e.id = key.id OFFSET 0
    ) AS entry
  `.execute(db)
  return rows
}
