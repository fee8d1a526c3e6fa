/** The only SQL on phone_numbers, phone_proofs and phone_sends. */
import { type Selectable, sql } from 'kysely'
import type { Queryable } from '../../schema/index.ts'
import type { PhoneNumbersTable, PhoneProofsTable } from '../../schema/tables.ts'

export type PhoneRow = Selectable<PhoneNumbersTable>
export type ProofRow = Selectable<PhoneProofsTable>

/** What concerns one member's number, or one number, comes one after the other. The member is locked first. */
export const lockMemberPhone = (db: Queryable, memberId: string): Promise<void> => lock(db, `phone of ${memberId}`)
export const lockNumber = (db: Queryable, lookup: Buffer): Promise<void> =>
  lock(db, `phone number ${lookup.toString('hex')}`)

async function lock(db: Queryable, what: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${what}, 0))`.execute(db)
}

export const readPhone = (db: Queryable, memberId: string): Promise<PhoneRow | undefined> =>
  db.selectFrom('phone_numbers').selectAll().where('member_id', '=', memberId).executeTakeFirst()

export const findOwner = (db: Queryable, lookup: Buffer): Promise<PhoneRow | undefined> =>
  db.selectFrom('phone_numbers').selectAll().where('lookup', '=', lookup).executeTakeFirst()

/** Whose these numbers are, of those who let themselves be found. */
export const listFindable = (db: Queryable, lookups: readonly Buffer[]): Promise<{ id: string; lookup: Buffer }[]> =>
  db
    .selectFrom('phone_numbers')
    .select(['member_id as id', sql<Buffer>`lookup`.as('lookup')])
    .where('lookup', '=', sql<Buffer>`any(${lookups}::bytea[])`)
    .where('findable', '=', true)
    .execute()

export async function writePhone(db: Queryable, { member_id, ...values }: PhoneRow): Promise<void> {
  await db
    .insertInto('phone_numbers')
    .values({ member_id, ...values })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(values))
    .execute()
}

export async function deletePhone(db: Queryable, memberId: string): Promise<void> {
  await db.deleteFrom('phone_numbers').where('member_id', '=', memberId).execute()
}

export const readProof = (db: Queryable, memberId: string): Promise<ProofRow | undefined> =>
  db.selectFrom('phone_proofs').selectAll().where('member_id', '=', memberId).executeTakeFirst()

/** In place of the one before. */
export async function putProof(db: Queryable, { member_id, ...values }: ProofRow): Promise<void> {
  await db
    .insertInto('phone_proofs')
    .values({ member_id, ...values })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(values))
    .execute()
}

export async function spendTry(db: Queryable, memberId: string): Promise<void> {
  await db
    .updateTable('phone_proofs')
    .set({ tries_left: sql<number>`tries_left - 1` })
    .where('member_id', '=', memberId)
    .execute()
}

export async function deleteProof(db: Queryable, memberId: string): Promise<void> {
  await db.deleteFrom('phone_proofs').where('member_id', '=', memberId).execute()
}

export async function keepSend(
  db: Queryable,
  send: { id: string; member_id: string; lookup: Buffer; sent_at: Date },
): Promise<void> {
  await db.insertInto('phone_sends').values(send).execute()
}

/** When codes were sent since, the latest last: of a member, and to a number; and how many in all. */
export async function readSends(db: Queryable, memberId: string, lookup: Buffer, since: Date) {
  const rows = await db
    .selectFrom('phone_sends')
    .select(['member_id', 'lookup', 'sent_at'])
    .where('sent_at', '>', since)
    .where((where) => where.or([where('member_id', '=', memberId), where('lookup', '=', lookup)]))
    .orderBy('sent_at')
    .execute()
  const { count } = await db
    .selectFrom('phone_sends')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('sent_at', '>', since)
    .executeTakeFirstOrThrow()
  return {
    ofMember: rows.filter((row) => row.member_id === memberId).map((row) => row.sent_at),
    toNumber: rows.filter((row) => row.lookup.equals(lookup)).map((row) => row.sent_at),
    ofServer: count,
  }
}

export async function forgetBefore(db: Queryable, sentBefore: Date, now: Date): Promise<void> {
  await db.deleteFrom('phone_sends').where('sent_at', '<', sentBefore).execute()
  await db.deleteFrom('phone_proofs').where('expires_at', '<', now).execute()
}
