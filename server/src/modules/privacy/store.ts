import type { Privacy } from '@sampan/contract'
import { sql } from 'kysely'
import type { Queryable } from '../../schema/index.ts'

/** Undefined where the member never changed anything. */
export async function readPrivacy(db: Queryable, memberId: string): Promise<Privacy | undefined> {
  return db
    .selectFrom('privacy')
    .select([
      'online',
      'typing',
      'read_receipts as readReceipts',
      'last_seen as lastSeen',
      'link_previews as linkPreviews',
    ])
    .where('member_id', '=', memberId)
    .executeTakeFirst()
}

export async function writePrivacy(db: Queryable, memberId: string, privacy: Privacy): Promise<void> {
  const { online, typing, readReceipts, lastSeen, linkPreviews } = privacy
  const values = { online, typing, read_receipts: readReceipts, last_seen: lastSeen, link_previews: linkPreviews }
  await db
    .insertInto('privacy')
    .values({ member_id: memberId, ...values })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(values))
    .execute()
}

/** Those of these members who do not let others see how far they have read. */
export async function listReadingSilently(db: Queryable, memberIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('privacy')
    .select('member_id')
    .where('member_id', '=', sql<string>`any(${memberIds}::uuid[])`)
    .where('read_receipts', '=', false)
    .execute()
  return rows.map(({ member_id }) => member_id)
}

export async function readLastSeen(db: Queryable, memberId: string): Promise<Date | undefined> {
  const row = await db.selectFrom('last_seen').select('seen_at').where('member_id', '=', memberId).executeTakeFirst()
  return row?.seen_at
}

/** In the order of their ids, so that two servers never wait for each other in a circle. */
export async function writeLastSeen(db: Queryable, seen: ReadonlyMap<string, Date>): Promise<void> {
  const sorted = [...seen].sort(([a], [b]) => (a < b ? -1 : 1))
  await sql`
    INSERT INTO last_seen (member_id, seen_at)
    SELECT * FROM unnest(${sorted.map(([memberId]) => memberId)}::uuid[], ${sorted.map(([, at]) => at)}::timestamptz[])
    ON CONFLICT (member_id) DO UPDATE SET seen_at = greatest(last_seen.seen_at, excluded.seen_at)
  `.execute(db)
}
