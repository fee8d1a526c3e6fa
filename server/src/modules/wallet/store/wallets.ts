/** The only SQL on `wallets` and `wallet_pin_proofs`. */
import type { Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { WalletPinProofsTable, WalletsTable } from '../../../schema/tables.ts'

export type WalletRow = Selectable<WalletsTable>

/** Of whom nothing is said there is no row. */
export async function readWallets(db: Queryable, memberIds: readonly string[]): Promise<Map<string, WalletRow>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('wallets')
    .selectAll()
    .where('member_id', '=', sql<string>`any(${memberIds}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.member_id, row]))
}

/** Held until the transaction ends; made first where there is none. */
export async function lockWallet(db: Queryable, memberId: string): Promise<WalletRow> {
  await db
    .insertInto('wallets')
    .values({ member_id: memberId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return db.selectFrom('wallets').selectAll().where('member_id', '=', memberId).forUpdate().executeTakeFirstOrThrow()
}

export const writeWallet = (db: Queryable, memberId: string, changes: Updateable<WalletsTable>): Promise<WalletRow> =>
  db.updateTable('wallets').set(changes).where('member_id', '=', memberId).returningAll().executeTakeFirstOrThrow()

export interface NewProof extends Omit<WalletPinProofsTable, 'amount_max'> {
  amount_max: bigint
}

export async function insertProof(db: Queryable, proof: NewProof): Promise<void> {
  await db
    .insertInto('wallet_pin_proofs')
    .values({ ...proof, amount_max: String(proof.amount_max) })
    .execute()
}

/** Takes a proof away, if it is good for this: it serves once. */
export async function takeProof(
  db: Queryable,
  hash: Buffer,
  act: { memberId: string; deviceId: string; currency: string; amount: bigint; now: Date },
): Promise<boolean> {
  const taken = await sql`
    DELETE FROM wallet_pin_proofs WHERE hash = ${hash} AND member_id = ${act.memberId} AND device_id = ${act.deviceId}
      AND currency = ${act.currency} AND amount_max >= ${String(act.amount)}::bigint AND expires_at > ${act.now}
  `.execute(db)
  return taken.numAffectedRows === 1n
}

/** All of a member's proofs, when its PIN changes. */
export async function dropProofs(db: Queryable, memberId: string): Promise<void> {
  await db.deleteFrom('wallet_pin_proofs').where('member_id', '=', memberId).execute()
}

export async function deleteProofs(db: Queryable, expiredBefore: Date): Promise<number> {
  const gone = await db.deleteFrom('wallet_pin_proofs').where('expires_at', '<', expiredBefore).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
