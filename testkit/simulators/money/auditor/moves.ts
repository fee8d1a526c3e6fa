import type { TransferState } from '@sampan/contract'
import { type TriedAct, verdictOf } from '../observations.ts'
import { nameOf } from './attempts.ts'
import type { View } from './view.ts'

/** What stands in the conversation says the same as what its methods say. */
export function checkBody(view: View, what: string, id: string, state: string | null): void {
  const bodies = view.told.bodies.get(id) ?? []
  const states = bodies.map((body) => ('state' in body ? body.state : body.kind))
  const wanted = state === null ? [] : [state]
  if (states.join() !== wanted.join()) view.say(`${what}: messages say "${states.join()}", not "${wanted.join()}"`)
}

/** Of the answers that were given one counts, and it must be one that was given. */
function checkEnd(view: View, what: string, state: string, ends: ReadonlyMap<string, readonly TriedAct[]>): void {
  for (const [end, acts] of ends) {
    for (const act of acts)
      if (verdictOf(act) === 'done' && state !== end)
        view.say(`${what} is ${state}, yet ${nameOf(act)} was acknowledged`)
    if (state === end && !acts.some((act) => verdictOf(act) !== 'not')) view.say(`${what} was ${state} by nobody`)
  }
}

/** For what time ran out, and whether it surely did. */
export function timeOutsIn(view: View): Map<string, boolean> {
  const found = new Map<string, boolean>()
  for (const { of, sure } of view.of('timeOut')) found.set(of, sure || found.get(of) === true)
  return found
}

/** Transfers in chats: held, and then taken, given back or come back. */
export function checkTransfers(view: View): void {
  const timeOuts = timeOutsIn(view)
  const answers = Map.groupBy(view.of('accept', 'return'), ({ transferId }) => transferId)
  for (const act of view.of('transfer')) {
    const { id, fromId, toId, amount, currency } = act
    const what = nameOf(act)
    const transfer = view.told.transfers.get(id)
    checkBody(view, what, id, transfer?.state ?? null)
    if (!view.happened(what, act, transfer !== undefined) || !transfer) continue
    const state: TransferState = transfer.state
    const given = answers.get(id) ?? []
    const ends = new Map<string, readonly TriedAct[]>([
      ['accepted', given.filter(({ kind }) => kind === 'accept')],
      ['returned', given.filter(({ kind }) => kind === 'return')],
    ])
    checkEnd(view, what, state, ends)
    if (state === 'expired' && !timeOuts.has(id)) view.say(`${what} expired before its time`)
    if (state === 'waiting' && timeOuts.get(id)) view.say(`${what} waits, though its time is over`)
    if (BigInt(transfer.amount) !== amount || transfer.currency !== currency || transfer.toId !== toId)
      view.say(`${what} is another: ${JSON.stringify(transfer)}`)

    if (state === 'waiting') {
      view.held.add(fromId, currency, amount)
      view.expected.add(toId, currency, amount)
    }
    if (state === 'accepted') {
      const line = { id: null, kind: 'transfer', currency, referenceId: id } as const
      view.takeLine(what, { ...line, memberId: fromId, amount: -amount, withId: toId })
      view.takeLine(what, { ...line, memberId: toId, amount, withId: fromId })
    }
    if (state === 'waiting' || state === 'accepted') view.spent.add(fromId, currency, amount)
  }
}

/** Bills: each share is paid once, by whom it is for, and the bill says by whom. */
export function checkBills(view: View): void {
  const payments = Map.groupBy(view.of('billPay'), ({ billId }) => billId)
  for (const act of view.of('bill')) {
    const { id, makerId, currency, total, shares } = act
    const what = nameOf(act)
    const bill = view.told.bills.get(id)
    checkBody(view, what, id, bill?.state ?? null)
    if (!view.happened(what, act, bill !== undefined) || !bill) continue
    const sum = bill.shares.reduce((before, share) => before + BigInt(share.amount), 0n)
    if (sum !== total || BigInt(bill.total) !== total) view.say(`${what} of ${total} has shares of ${sum}`)
    const paid = new Set<string>([makerId])
    for (const payment of payments.get(id) ?? []) {
      const { id: paymentId, payerId } = payment
      const name = nameOf(payment)
      const line = { id: paymentId, kind: 'bill', currency, referenceId: id } as const
      if (!view.happened(name, payment, view.hasLine({ ...line, memberId: payerId }))) continue
      if (paid.has(payerId)) view.say(`${name}: the share was paid twice`)
      paid.add(payerId)
      const amount = shares?.get(payerId) ?? 0n
      view.takeLine(name, { ...line, memberId: payerId, amount: -amount, withId: makerId })
      view.takeLine(name, { ...line, memberId: makerId, amount, withId: payerId })
      view.spent.add(payerId, currency, amount)
    }
    for (const { memberId, amount, paidAt } of bill.shares) {
      if ((paidAt !== null) !== paid.has(memberId))
        view.say(`${what} says that ${memberId} ${paidAt === null ? 'did not pay' : 'paid'}`)
      if (shares && shares.get(memberId) !== BigInt(amount)) view.say(`${what}: the share of ${memberId} has changed`)
    }
    const isSettled = bill.shares.every(({ memberId }) => paid.has(memberId))
    if (bill.state !== (isSettled ? 'settled' : 'open')) view.say(`${what} is ${bill.state}`)
  }
}

/** Top-ups and withdrawals: what the bank did is in the statement, and nothing else. */
export function checkFunding(view: View): void {
  for (const act of view.of('topUp', 'withdrawal')) {
    const { id, kind, memberId, amount, currency, works } = act
    const what = nameOf(act)
    const order = view.told.fundingOrders.get(id)
    if (!view.happened(what, act, order !== undefined) || !order) continue
    const { state } = order
    if (BigInt(order.amount) !== amount || order.currency !== currency || order.kind !== kind)
      view.say(`${what} is another: ${JSON.stringify(order)}`)
    if (state !== 'succeeded' && state !== 'failed') view.say(`${what} never came to an end: ${state}`)
    if (works !== null && works !== (state === 'succeeded')) view.say(`${what} is ${state}, and should not be`)
    if (kind === 'withdrawal' && state !== 'failed') view.spent.add(memberId, currency, amount)
    const isOpen = state === 'underWay' || state === 'needsAction'
    if (isOpen) (kind === 'topUp' ? view.expected : view.held).add(memberId, currency, amount)
    if (state !== 'succeeded') continue
    const change = kind === 'topUp' ? amount : -amount
    view.takeLine(what, { id: null, kind, currency, referenceId: id, memberId, amount: change })
    view.elsewhere.add('bank', currency, -change)
  }
}
