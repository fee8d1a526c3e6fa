import type { BillState, BillWay } from '@sampan/contract'
import { sql } from 'kysely'
import type { Queryable } from '../../schema/index.ts'

export interface ShareRow {
  memberId: string
  amount: bigint
  paymentId: string | null
  paidAt: Date | null
}

export interface BillRow {
  id: string
  conversationId: string
  seq: number
  makerId: string
  way: BillWay
  note: string
  currency: string
  state: BillState
  createdAt: Date
  remindedAt: Date | null
  /** In the order in which they were named. */
  shares: ShareRow[]
}

const selectBills = (db: Queryable) =>
  db
    .selectFrom('bills')
    .select([
      'id',
      'conversation_id as conversationId',
      'seq',
      'maker_id as makerId',
      'way',
      'note',
      'currency',
      'state',
      'created_at as createdAt',
      'reminded_at as remindedAt',
    ])

async function withShares(db: Queryable, bills: readonly Omit<BillRow, 'shares'>[]): Promise<BillRow[]> {
  if (bills.length === 0) return []
  const shares = await db
    .selectFrom('bill_shares')
    .select([
      'bill_id as billId',
      'member_id as memberId',
      sql<string>`amount::text`.as('amount'),
      'payment_id as paymentId',
      'paid_at as paidAt',
    ])
    .where('bill_id', '=', sql<string>`any(${bills.map(({ id }) => id)}::uuid[])`)
    .orderBy('place')
    .execute()
  const byBill = Map.groupBy(shares, ({ billId }) => billId)
  return bills.map((bill) => ({
    ...bill,
    shares: (byBill.get(bill.id) ?? []).map(({ memberId, amount, paymentId, paidAt }) => ({
      memberId,
      amount: BigInt(amount),
      paymentId,
      paidAt,
    })),
  }))
}

export async function findBill(db: Queryable, id: string): Promise<BillRow | undefined> {
  return (await withShares(db, await selectBills(db).where('id', '=', id).execute()))[0]
}

/** As `findBill`, held until the transaction ends: whoever pays, reminds or closes comes one after the other. */
export async function lockBill(db: Queryable, id: string): Promise<BillRow | undefined> {
  return (await withShares(db, await selectBills(db).where('id', '=', id).forUpdate().execute()))[0]
}

/** Open bills that a member made in a conversation, held. */
export async function lockOpenBillsOf(db: Queryable, conversationId: string, makerId: string): Promise<BillRow[]> {
  const bills = await selectBills(db)
    .where('conversation_id', '=', conversationId)
    .where('maker_id', '=', makerId)
    .where('state', '=', 'open')
    .orderBy('id')
    .forUpdate()
    .execute()
  return withShares(db, bills)
}

/** Returns whether the id was free. */
export async function insertBill(db: Queryable, bill: BillRow): Promise<boolean> {
  const made = await db
    .insertInto('bills')
    .values({
      id: bill.id,
      conversation_id: bill.conversationId,
      seq: bill.seq,
      maker_id: bill.makerId,
      way: bill.way,
      note: bill.note,
      currency: bill.currency,
      state: bill.state,
      created_at: bill.createdAt,
      reminded_at: bill.remindedAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows !== 1n) return false
  await db
    .insertInto('bill_shares')
    .values(
      bill.shares.map(({ memberId, amount, paymentId, paidAt }, index) => ({
        bill_id: bill.id,
        member_id: memberId,
        place: index + 1,
        amount: amount.toString(),
        payment_id: paymentId,
        paid_at: paidAt,
      })),
    )
    .execute()
  return true
}

export async function writePayment(
  db: Queryable,
  billId: string,
  payment: { memberId: string; paymentId: string; paidAt: Date },
): Promise<void> {
  await db
    .updateTable('bill_shares')
    .set({ payment_id: payment.paymentId, paid_at: payment.paidAt })
    .where('bill_id', '=', billId)
    .where('member_id', '=', payment.memberId)
    .execute()
}

export async function writeState(db: Queryable, billId: string, state: BillState): Promise<void> {
  await db.updateTable('bills').set({ state }).where('id', '=', billId).execute()
}

export async function writeReminded(db: Queryable, billId: string, remindedAt: Date): Promise<void> {
  await db.updateTable('bills').set({ reminded_at: remindedAt }).where('id', '=', billId).execute()
}
