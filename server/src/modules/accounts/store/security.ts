/** The only SQL on recovery_codes, two_step_secrets and former_handles. */
import { type Selectable, sql, type Updateable } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { TwoStepSecretsTable } from '../../../schema/tables.ts'

export type TwoStepRow = Selectable<TwoStepSecretsTable>

// recovery codes

/** In place of those before. */
export async function replaceRecoveryCodes(db: Queryable, memberId: string, hashes: readonly Buffer[]): Promise<void> {
  await db.deleteFrom('recovery_codes').where('member_id', '=', memberId).execute()
  if (hashes.length === 0) return
  await db
    .insertInto('recovery_codes')
    .values(hashes.map((hash) => ({ member_id: memberId, hash })))
    .execute()
}

export const isRecoveryCode = async (db: Queryable, memberId: string, hash: Buffer): Promise<boolean> =>
  (await db
    .selectFrom('recovery_codes')
    .select('member_id')
    .where('member_id', '=', memberId)
    .where('hash', '=', hash)
    .executeTakeFirst()) !== undefined

/** Takes a code away, so that it serves once; false where there is none such. */
export async function takeRecoveryCode(db: Queryable, memberId: string, hash: Buffer): Promise<boolean> {
  const gone = await db
    .deleteFrom('recovery_codes')
    .where('member_id', '=', memberId)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

// two-step sign-in

/** Held against others until the commit. */
export const lockTwoStep = (db: Queryable, memberId: string): Promise<TwoStepRow | undefined> =>
  db.selectFrom('two_step_secrets').selectAll().where('member_id', '=', memberId).forUpdate().executeTakeFirst()

/** Begins anew; what was begun before and not confirmed is over. Wrong tries are not forgotten by beginning again. */
export async function putTwoStep(db: Queryable, memberId: string, sealed: Buffer, now: Date): Promise<void> {
  await db
    .insertInto('two_step_secrets')
    .values({ member_id: memberId, sealed, begun_at: now, confirmed_at: null, locked_until: null })
    .onConflict((conflict) =>
      conflict.column('member_id').doUpdateSet({ sealed, begun_at: now, confirmed_at: null, last_step: 0 }),
    )
    .execute()
}

export async function writeTwoStep(
  db: Queryable,
  memberId: string,
  changes: Updateable<TwoStepSecretsTable>,
): Promise<void> {
  await db.updateTable('two_step_secrets').set(changes).where('member_id', '=', memberId).execute()
}

export async function deleteTwoStep(db: Queryable, memberId: string): Promise<void> {
  await db.deleteFrom('two_step_secrets').where('member_id', '=', memberId).execute()
}

// handles

/** Whose a handle was until lately. */
export const findFormerHandle = (db: Queryable, handle: string, now: Date) =>
  db
    .selectFrom('former_handles')
    .select('member_id')
    .where('handle', '=', handle)
    .where('kept_until', '>', now)
    .executeTakeFirst()

/** Two who want one handle at the same moment come one after the other, whether it is anyone's now or not. */
export async function lockHandle(db: Queryable, handle: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`handle ${handle}`}, 0))`.execute(db)
}

export async function keepFormerHandle(db: Queryable, handle: string, memberId: string, keptUntil: Date) {
  await db
    .insertInto('former_handles')
    .values({ handle, member_id: memberId, kept_until: keptUntil })
    .onConflict((conflict) => conflict.column('handle').doUpdateSet({ member_id: memberId, kept_until: keptUntil }))
    .execute()
}

export async function dropFormerHandle(db: Queryable, handle: string): Promise<void> {
  await db.deleteFrom('former_handles').where('handle', '=', handle).execute()
}

export async function forgetFormerHandles(db: Queryable, now: Date): Promise<void> {
  await db.deleteFrom('former_handles').where('kept_until', '<=', now).execute()
}
