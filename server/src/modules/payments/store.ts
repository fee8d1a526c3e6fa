/** The only SQL on payments, payment_codes, payment_code_guesses and charges. */
import type { ChargeState, PaymentWay } from '@sampan/contract'
import { type Insertable, type Selectable, sql } from 'kysely'
import { arrayLiteral, quotedText } from '../../kernel/database/arrays.ts'
import { PREPARED } from '../../kernel/database/prepared.ts'
import type { Queryable } from '../../schema/index.ts'
import type { ChargesTable, PaymentCodesTable, PaymentsTable } from '../../schema/tables.ts'
import type { Guesses } from './rules.ts'

/** With the amount in digits. */
export type PaymentRow = Omit<Selectable<PaymentsTable>, 'amount'> & { amount: string }
export type ChargeRow = Omit<Selectable<ChargesTable>, 'amount'> & { amount: string }
export type CodeRow = Selectable<PaymentCodesTable>

const amountText = sql<string>`amount::text`.as('amount')

// payments

const paymentColumns = ['id', 'payer_id', 'payee_id', 'stall_id', 'order_id', 'currency', 'note', 'way', 'at'] as const

/** Those that are there. */
export async function readPayments(db: Queryable, ids: readonly string[]): Promise<Map<string, PaymentRow>> {
  // One by one by the key: the plan stays the same whatever the statistics say of a table that grows quickly.
  const rows = await sql<PaymentRow>`${PREPARED}
    SELECT payment.* FROM unnest(${arrayLiteral(ids)}::uuid[]) AS asked (id), LATERAL (
      SELECT id, payer_id, payee_id, stall_id, order_id, amount::text AS amount, currency, note, way, at
      FROM payments WHERE payments.id = asked.id OFFSET 0
    ) AS payment
  `.execute(db)
  return new Map(rows.rows.map((row) => [row.id, row]))
}

export async function insertPayments(db: Queryable, rows: readonly PaymentRow[]): Promise<void> {
  if (rows.length === 0) return
  const column = (pick: (row: PaymentRow) => string | null) => arrayLiteral(rows.map(pick))
  await sql`${PREPARED}
    INSERT INTO payments (id, payer_id, payee_id, stall_id, order_id, amount, currency, note, way, at)
    SELECT * FROM unnest(
      ${column((row) => row.id)}::uuid[], ${column((row) => row.payer_id)}::uuid[],
      ${column((row) => row.payee_id)}::uuid[], ${column((row) => row.stall_id)}::uuid[],
      ${column((row) => row.order_id)}::uuid[], ${column((row) => row.amount)}::bigint[],
      ${column((row) => row.currency)}::text[], ${column((row) => quotedText(row.note))}::text[],
      ${column((row) => row.way)}::text[], ${column((row) => row.at.toISOString())}::timestamptz[]
    )
  `.execute(db)
}

export interface PaymentPlace {
  at: Date
  id: string
}

/** What a person or a stall was paid, the newest first. */
export const listReceivedPayments = (
  db: Queryable,
  by: { payeeId: string } | { stallId: string },
  after: PaymentPlace | null,
  limit: number,
): Promise<PaymentRow[]> => {
  let query = db.selectFrom('payments').select(paymentColumns).select(amountText)
  query =
    'stallId' in by
      ? query.where('stall_id', '=', by.stallId)
      : query.where('payee_id', '=', by.payeeId).where('stall_id', 'is', null)
  if (after) query = query.where(sql<boolean>`(at, id) < (${after.at}, ${after.id}::uuid)`)
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** What a stall took, by quarters of an hour and ways of paying. */
export async function sumByQuarter(
  db: Queryable,
  stallId: string,
  from: Date,
  until: Date,
): Promise<{ at: Date; way: PaymentWay; count: number; sum: bigint }[]> {
  const rows = await sql<{ at: Date; way: PaymentWay; count: number; sum: string }>`
    SELECT date_bin('15 minutes', at, '2000-01-01Z') AS at, way, count(*) AS count, sum(amount)::text AS sum
    FROM payments WHERE stall_id = ${stallId} AND at >= ${from} AND at < ${until}
    GROUP BY 1, 2 ORDER BY 1, 2
  `.execute(db)
  return rows.rows.map((row) => ({ ...row, sum: BigInt(row.sum) }))
}

// codes

/** Stores a batch; of a device's earlier ones only the last is kept, for an answer that got lost. */
export async function insertCodes(
  db: Queryable,
  owner: { memberId: string; deviceId: string },
  issuedAt: Date,
  codes: readonly { hash: Buffer; begins: Date; ends: Date }[],
): Promise<void> {
  await sql`
    DELETE FROM payment_codes WHERE device_id = ${owner.deviceId} AND used_at IS NULL
      AND issued_at < (SELECT max(issued_at) FROM payment_codes WHERE device_id = ${owner.deviceId})
  `.execute(db)
  await sql`
    INSERT INTO payment_codes (hash, member_id, device_id, issued_at, begins_at, ends_at)
    SELECT decode(hash, 'hex'), ${owner.memberId}, ${owner.deviceId}, ${issuedAt}, begins_at, ends_at
    FROM unnest(
      ${codes.map(({ hash }) => hash.toString('hex'))}::text[],
      ${codes.map(({ begins }) => begins)}::timestamptz[], ${codes.map(({ ends }) => ends)}::timestamptz[]
    ) AS code (hash, begins_at, ends_at)
  `.execute(db)
}

/** Held until the transaction ends, so that of two tills that read it one comes first. */
export const lockCode = (db: Queryable, hash: Buffer): Promise<CodeRow | undefined> =>
  db.selectFrom('payment_codes').selectAll().where('hash', '=', hash).forUpdate().executeTakeFirst()

export async function writeCodeUsed(db: Queryable, hash: Buffer, now: Date): Promise<void> {
  await db.updateTable('payment_codes').set({ used_at: now }).where('hash', '=', hash).execute()
}

/** Forgets codes whose time ended before an instant. @returns how many */
export async function deleteCodes(db: Queryable, before: Date): Promise<number> {
  const gone = await db.deleteFrom('payment_codes').where('ends_at', '<', before).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** Held until the transaction ends, also where there were none yet: else many first tries at once would count as one. */
export async function lockGuesses(db: Queryable, memberId: string, now: Date): Promise<Guesses> {
  const find = db
    .selectFrom('payment_code_guesses')
    .select(['wrong', 'since'])
    .where('member_id', '=', memberId)
    .forUpdate()
  const known = await find.executeTakeFirst()
  if (known) return known
  await db
    .insertInto('payment_code_guesses')
    .values({ member_id: memberId, wrong: 0, since: now })
    .onConflict((conflict) => conflict.column('member_id').doNothing())
    .execute()
  return find.executeTakeFirstOrThrow()
}

/** Of a member whose guesses are held. */
export async function writeGuesses(db: Queryable, memberId: string, guesses: Guesses): Promise<void> {
  await db.updateTable('payment_code_guesses').set(guesses).where('member_id', '=', memberId).execute()
}

// charges

const chargeColumns = [
  'id',
  'payer_id',
  'stall_id',
  'payee_id',
  'code_hash',
  'device_id',
  'currency',
  'note',
  'state',
  'created_at',
  'expires_at',
] as const

/** Undefined where the id is taken. */
export const insertCharge = (db: Queryable, row: Insertable<ChargesTable>): Promise<ChargeRow | undefined> =>
  db
    .insertInto('charges')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning(chargeColumns)
    .returning(amountText)
    .executeTakeFirst()

export const findCharge = (db: Queryable, id: string): Promise<ChargeRow | undefined> =>
  db.selectFrom('charges').select(chargeColumns).select(amountText).where('id', '=', id).executeTakeFirst()

/** Held until the transaction ends. */
export const lockCharge = (db: Queryable, id: string): Promise<ChargeRow | undefined> =>
  db.selectFrom('charges').select(chargeColumns).select(amountText).where('id', '=', id).forUpdate().executeTakeFirst()

export const writeChargeState = (db: Queryable, id: string, state: ChargeState): Promise<ChargeRow> =>
  db
    .updateTable('charges')
    .set({ state })
    .where('id', '=', id)
    .returning(chargeColumns)
    .returning(amountText)
    .executeTakeFirstOrThrow()

/** What a payer is asked, the oldest first. */
export const readWaitingCharges = (db: Queryable, payerId: string, now: Date): Promise<ChargeRow[]> =>
  db
    .selectFrom('charges')
    .select(chargeColumns)
    .select(amountText)
    .where('payer_id', '=', payerId)
    .where('state', '=', 'waiting')
    .where('expires_at', '>', now)
    .orderBy('created_at')
    .orderBy('id')
    .limit(100)
    .execute()

/** Writes down that charges expired; those that somebody holds are left for the next time. */
export async function writeChargesExpired(db: Queryable, now: Date, limit: number): Promise<ChargeRow[]> {
  const due = await db
    .selectFrom('charges')
    .select('id')
    .where('state', '=', 'waiting')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  if (due.length === 0) return []
  return db
    .updateTable('charges')
    .set({ state: 'expired' })
    .where('id', '=', sql<string>`ANY(${due.map(({ id }) => id)}::uuid[])`)
    .returning(chargeColumns)
    .returning(amountText)
    .execute()
}
