/** The only SQL on the test bank's books. */
import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { TestBankPaymentsTable } from '../../../schema/tables.ts'
import type { TestNumber } from '../testBank/numbers.ts'
import type { BankPayment } from '../testBank/rules.ts'

export interface BankAccount extends Pick<TestNumber, 'kind' | 'behaviour'> {
  ownerId: string
  label: string
}

/** Opens an account, or finds the one that the owner has under this label. */
export async function openBankAccount(db: Queryable, id: string, account: BankAccount): Promise<string> {
  const { id: openedId } = await db
    .insertInto('test_bank_accounts')
    .values({
      id,
      owner_id: account.ownerId,
      kind: account.kind,
      label: account.label,
      behaviour: account.behaviour,
    })
    .onConflict((conflict) => conflict.columns(['owner_id', 'label']).doUpdateSet({ behaviour: account.behaviour }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return openedId
}

/** Held until the transaction ends, so that payments of one account follow each other. */
export async function lockBankAccount(db: Queryable, id: string): Promise<Pick<TestNumber, 'behaviour'>> {
  return db
    .selectFrom('test_bank_accounts')
    .select('behaviour')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** What is in an account, which begins with `beginning` in each currency. */
export async function bankBalance(
  db: Queryable,
  accountId: string,
  currency: string,
  beginning: bigint,
): Promise<bigint> {
  await db
    .insertInto('test_bank_balances')
    .values({ account_id: accountId, currency, amount: String(beginning) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { amount } = await db
    .selectFrom('test_bank_balances')
    .select('amount')
    .where('account_id', '=', accountId)
    .where('currency', '=', currency)
    .executeTakeFirstOrThrow()
  return BigInt(amount)
}

/** @param change above zero for what comes in */
export async function changeBankBalance(
  db: Queryable,
  accountId: string,
  currency: string,
  change: bigint,
): Promise<void> {
  await db
    .updateTable('test_bank_balances')
    .set({ amount: sql<string>`amount + ${String(change)}::numeric` })
    .where('account_id', '=', accountId)
    .where('currency', '=', currency)
    .execute()
}

export interface BookedPayment extends BankPayment {
  id: string
  accountId: string
  kind: TestBankPaymentsTable['kind']
  amount: bigint
  currency: string
}

export async function findBankPayment(db: Queryable, id: string): Promise<BookedPayment | null> {
  const row = await db.selectFrom('test_bank_payments').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    accountId: row.account_id,
    kind: row.kind,
    amount: BigInt(row.amount),
    currency: row.currency,
    state: row.state,
    failure: row.failure,
    dueAt: row.due_at,
    returnsAt: row.returns_at,
  }
}

const changing = ({ state, failure, dueAt, returnsAt }: BankPayment) => ({
  state,
  failure,
  due_at: dueAt,
  returns_at: returnsAt,
})

export async function insertBankPayment(db: Queryable, payment: BookedPayment, now: Date): Promise<void> {
  await db
    .insertInto('test_bank_payments')
    .values({
      id: payment.id,
      account_id: payment.accountId,
      kind: payment.kind,
      amount: String(payment.amount),
      currency: payment.currency,
      ...changing(payment),
      created_at: now,
    })
    .execute()
}

export async function updateBankPayment(db: Queryable, id: string, payment: BankPayment): Promise<void> {
  await db.updateTable('test_bank_payments').set(changing(payment)).where('id', '=', id).execute()
}
