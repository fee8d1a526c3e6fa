/** Payments as they are made: plan, move, record, tell. One transaction, whatever their number. */
import type { InputOf, OutputOf, payments } from '@sampan/contract'
import { Refusal } from '../../kernel/errors.ts'
import type { MemberCaller } from '../../kernel/method.ts'
import type { Writing } from '../../schema/index.ts'
import { markOrdersPaid } from '../merchants/index.ts'
import { checkPin, decidePins, type Move, type MoveOutcome, moveMoney } from '../wallet/index.ts'
import { type Lookup, lookUp, reasonAgainst, type Target, targetOf } from './plan.ts'
import { type Cast, presentPayment } from './present.ts'
import type { Reason } from './rules.ts'
import { insertPayments, type PaymentRow, readPayments } from './store.ts'

export interface OutgoingPayment {
  caller: MemberCaller
  input: InputOf<typeof payments.pay>
}

export type PayOutcome = { outcome: 'paid'; answer: OutputOf<typeof payments.pay> } | ({ outcome: 'refused' } & Reason)

const refused = (reason: Reason): PayOutcome => ({ outcome: 'refused', ...reason })

interface Planned {
  item: OutgoingPayment
  target: Target
  /** What was stored under this id before. */
  known: PaymentRow | undefined
  reason: Reason | null
}

/**
 * Makes payments in the order in which they came. No id and no order may be named twice; see `roundsOf`. A payment with
 * a proof of the PIN must be alone, since a proof that is not good is thrown.
 */
export async function settlePayments(tx: Writing, items: readonly OutgoingPayment[]): Promise<PayOutcome[]> {
  const lookup = await lookUp(
    tx,
    items.map(({ caller, input }) => ({ payerId: caller.memberId, to: input.to })),
  )
  const known = await readPayments(
    tx.db,
    items.map(({ input }) => input.paymentId),
  )
  const planned = items.map((item) => plan(tx, lookup, known.get(item.input.paymentId), item))
  await askForPins(tx, planned, known)

  const moving = planned.filter(({ reason }) => reason === null)
  const moves = moving.map(({ item, target }) => moveOf(lookup, item, target))
  const outcomes = moves.length === 0 ? [] : await moveMoney(tx, moves)
  const moved = new Map(moving.map((one, index) => [one, outcomes[index]]))

  const rows = planned.flatMap((one) => (moved.get(one)?.outcome === 'moved' ? [{ one, row: rowOf(tx, one) }] : []))
  await record(tx, lookup, rows)
  const stored = await readLost(tx, planned, moved)
  const rowsById = new Map([...stored, ...rows.map(({ row }) => [row.id, row] as const), ...known])
  return planned.map((one) => {
    if (one.reason) return refused(one.reason)
    return answerOf(lookup, one.item, rowsById.get(one.item.input.paymentId), moved.get(one))
  })
}

function plan(tx: Writing, lookup: Lookup, known: PaymentRow | undefined, item: OutgoingPayment): Planned {
  const { caller, input } = item
  const target = targetOf(lookup, input.to)
  if (known) return { item, target, known, reason: isSame(known, item) ? null : { code: 'request.conflict' } }
  const { amount, currency } = input
  return { item, target, known, reason: reasonAgainst(target, { payerId: caller.memberId, amount, currency }, tx.now) }
}

/** The same act as one that was stored, whatever the payee's terms are by now. */
function isSame(row: PaymentRow, { caller, input }: OutgoingPayment): boolean {
  const { to } = input
  const sameTarget =
    to.kind === 'member'
      ? row.stall_id === null && row.payee_id === to.memberId
      : to.kind === 'stall'
        ? row.way === 'static' && row.stall_id === to.stallId
        : row.order_id === to.orderId
  const { payer_id, amount, currency, note } = row
  return (
    sameTarget &&
    payer_id === caller.memberId &&
    amount === input.amount &&
    currency === input.currency &&
    note === input.note
  )
}

async function askForPins(tx: Writing, planned: readonly Planned[], known: Map<string, PaymentRow>): Promise<void> {
  const asked = planned.filter(({ known, reason }) => !known && reason === null)
  const without = asked.filter(({ item }) => item.input.pinProof === undefined)
  const reasons = await decidePins(
    tx,
    without.map(({ item: { caller, input } }) => ({
      memberId: caller.memberId,
      amount: BigInt(input.amount),
      currency: input.currency,
    })),
  )
  for (const [index, one] of without.entries()) {
    const code = reasons[index]
    if (code) one.reason = { code }
  }
  for (const one of asked.filter(({ item }) => item.input.pinProof !== undefined)) await useProof(tx, one, known)
}

/** A proof that is used up may have been by the same payment, at this moment: then it was made, and is answered so. */
async function useProof(tx: Writing, one: Planned, known: Map<string, PaymentRow>): Promise<void> {
  const { caller, input } = one.item
  const { paymentId, amount, currency, pinProof } = input
  try {
    await checkPin(tx, caller, { amount: BigInt(amount), currency }, pinProof)
  } catch (reason) {
    const made = isProofRefused(reason) ? (await readPayments(tx.db, [paymentId])).get(paymentId) : undefined
    if (!made) throw reason
    known.set(paymentId, made)
    one.known = made
    one.reason = isSame(made, one.item) ? null : { code: 'request.conflict' }
  }
}

const isProofRefused = (reason: unknown): boolean =>
  reason instanceof Refusal && reason.code === 'wallet.pinProofInvalid'

function moveOf({ people }: Cast, { caller, input }: OutgoingPayment, { payeeId, stall, order }: Target): Move {
  if (payeeId === null) throw new Error('What is paid has a payee')
  const nameOf = (memberId: string) => people.get(memberId)?.name ?? null
  return {
    id: input.paymentId,
    from: { memberId: caller.memberId },
    to: { memberId: payeeId },
    amount: BigInt(input.amount),
    currency: input.currency,
    phase: 'now',
    kind: 'payment',
    note: input.note,
    referenceId: order?.id ?? null,
    // Known already: the wallet need not look them up.
    with: {
      from: { memberId: payeeId, name: stall?.name ?? nameOf(payeeId) },
      to: { memberId: caller.memberId, name: nameOf(caller.memberId) },
    },
    actor: caller,
    spends: true,
  }
}

function rowOf(tx: Writing, { item: { caller, input }, target }: Planned): PaymentRow {
  if (target.payeeId === null) throw new Error('What was paid has a payee')
  return {
    id: input.paymentId,
    payer_id: caller.memberId,
    payee_id: target.payeeId,
    stall_id: target.stall?.id ?? null,
    order_id: target.order?.id ?? null,
    amount: input.amount,
    currency: input.currency,
    note: input.note,
    way: target.order ? 'order' : 'static',
    at: tx.now,
  }
}

async function record(tx: Writing, cast: Cast, made: readonly { one: Planned; row: PaymentRow }[]): Promise<void> {
  await recordPayments(
    tx,
    cast,
    made.map(({ row }) => row),
  )
  const paid = made.flatMap(({ one: { target }, row }) =>
    target.order && target.stall ? [{ stall: target.stall, order: target.order, paymentId: row.id }] : [],
  )
  await markOrdersPaid(tx, paid)
}

const PAYMENTS_PER_EVENT_MAX = 50

/** Stores payments whose money moved, and tells who was paid. */
export async function recordPayments(tx: Writing, cast: Cast, rows: readonly PaymentRow[]): Promise<void> {
  await insertPayments(tx.db, rows)
  for (const [payeeId, received] of Map.groupBy(rows, (row) => row.payee_id)) {
    for (let from = 0; from < received.length; from += PAYMENTS_PER_EVENT_MAX) {
      const part = received.slice(from, from + PAYMENTS_PER_EVENT_MAX)
      tx.emit('payments.received', [payeeId], { payments: part.map((row) => presentPayment(cast, row)) })
    }
  }
}

/** Made by a call with the same id that ran at the same time: it was not there yet when this one looked first. */
async function readLost(
  tx: Writing,
  planned: readonly Planned[],
  moved: ReadonlyMap<Planned, MoveOutcome | undefined>,
): Promise<Map<string, PaymentRow>> {
  const lost = planned.filter((one) => !one.known && moved.get(one)?.outcome === 'repeated')
  return lost.length === 0
    ? new Map()
    : readPayments(
        tx.db,
        lost.map(({ item }) => item.input.paymentId),
      )
}

function answerOf(
  cast: Cast,
  item: OutgoingPayment,
  row: PaymentRow | undefined,
  outcome: MoveOutcome | undefined,
): PayOutcome {
  if (!outcome) throw new Error('The wallet answers each move')
  if (outcome.outcome === 'refused') {
    const { code, details } = outcome
    return refused(details === undefined ? { code } : { code, details })
  }
  if (!row || !isSame(row, item)) return refused({ code: 'request.conflict' })
  if (!outcome.from) throw new Error('Who pays is a member')
  return { outcome: 'paid', answer: { payment: presentPayment(cast, row), balance: outcome.from.balance } }
}
