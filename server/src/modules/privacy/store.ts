import type { Privacy } from '@sampan/contract'
import { sql } from 'kysely'
import type { Queryable } from '../../schema/index.ts'

/** Undefined where the member never changed anything. */
export async function readPrivacy(db: Queryable, memberId: string): Promise<Privacy | undefined> {
  return db
    .selectFrom('privacy')
    .select(['online', 'typing', 'read_receipts as readReceipts'])
    .where('member_id', '=', memberId)
    .executeTakeFirst()
}

export async function writePrivacy(db: Queryable, memberId: string, privacy: Privacy): Promise<void> {
  const { online, typing, readReceipts } = privacy
  const values = { online, typing, read_receipts: readReceipts }
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
