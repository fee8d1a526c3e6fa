import { verdictOf } from '../observations.ts'
import { nameOf } from './attempts.ts'
import type { View } from './view.ts'

/** Payments by id: both statements or none, and an order is paid at most once. */
export function checkPayments(view: View): void {
  const paidOrders = new Map<string, string>()
  for (const act of view.of('pay')) {
    const { id, payerId, payeeId, orderId, amount, currency } = act
    const what = nameOf(act)
    const line = { id, kind: 'payment', currency, referenceId: orderId } as const
    if (!view.happened(what, act, view.hasLine({ ...line, memberId: payerId }))) continue
    view.takeLine(what, { ...line, memberId: payerId, amount: -amount, withId: payeeId })
    view.takeLine(what, { ...line, memberId: payeeId, amount, withId: payerId })
    view.spent.add(payerId, currency, amount)
    if (orderId === null) continue
    if (paidOrders.has(orderId)) view.say(`The order ${orderId} was paid twice`)
    paidOrders.set(orderId, id)
  }
  for (const [orderId, { state, paymentId }] of view.told.tillOrders) {
    const paidBy = paidOrders.get(orderId) ?? null
    if (paymentId !== paidBy || (state === 'paid') !== (paidBy !== null))
      view.say(`The order ${orderId} is ${state} by ${paymentId}; it was paid by ${paidBy}`)
  }
}

/** Charges by a code that was shown: paid at once, or after the payer agreed, or not at all. */
export function checkCharges(view: View): void {
  const answers = Map.groupBy(view.of('confirm', 'decline'), ({ chargeId }) => chargeId)
  for (const act of view.of('charge')) {
    const { id, payerId, payeeId, amount, currency, attempts } = act
    const what = nameOf(act)
    const charge = view.told.charges.get(id)
    if (!view.happened(what, act, charge !== undefined) || !charge) continue
    const isPaid = charge.state === 'paid'
    const wasWaiting = attempts.some(({ told }) => told === 'waiting')
    if (attempts.some(({ told }) => told === 'paid') && !isPaid) view.say(`${what} was paid, and is ${charge.state}`)
    for (const answer of answers.get(id) ?? []) {
      const isSo = charge.state === (answer.kind === 'confirm' ? 'paid' : 'declined')
      if (!isSo && verdictOf(answer) === 'done')
        view.say(`${nameOf(answer)} was acknowledged, and it is ${charge.state}`)
    }
    if (charge.state === 'cancelled') view.say(`${what} was cancelled by nobody`)
    const mayBe = (kind: 'confirm' | 'decline') =>
      answers.get(id)?.some((answer) => answer.kind === kind && verdictOf(answer) !== 'not')
    if (charge.state === 'declined' && !mayBe('decline')) view.say(`${what} was declined by nobody`)
    if (isPaid && wasWaiting && !mayBe('confirm')) view.say(`${what} waited, and was paid without its payer`)
    if (!isPaid) continue
    const line = { id, kind: 'payment', currency, referenceId: id } as const
    view.takeLine(what, { ...line, memberId: payerId, amount: -amount, withId: payeeId })
    view.takeLine(what, { ...line, memberId: payeeId, amount, withId: payerId })
    view.spent.add(payerId, currency, amount)
  }
}
