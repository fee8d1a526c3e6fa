import { type Payable, type Payee, payments } from '@sampan/contract'
import { type CodePayee, isOurs, type PaymentCode, readPaymentCode } from '@sampan/contract/codes/index.ts'
import { wireInstant } from '../../../kernel/clock.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { readMembers } from '../../accounts/index.ts'
import { hostOf, presentStallCard, readOrders, readStalls } from '../../merchants/index.ts'
import { type Lookup, reasonAgainst, type Target, targetOf } from '../plan.ts'
import { partyOf } from '../present.ts'

/** What a stall or an order asks for, the server's books say: whatever amount or name a code brings along. */
export const resolveCode = implement(payments.resolveCode, async (tx, caller, input) => {
  const code = readPaymentCode(input.text.trim())
  if (!code || !isOurs(code) || code.host !== hostOf(tx)) throw refuse('payments.codeUnreadable')
  const to = payeeOf(code.payee)
  const orders = to.kind === 'order' ? await readOrders(tx.db, [to.orderId]) : []
  const stallIds = to.kind === 'stall' ? [to.stallId] : orders.map((order) => order.stall_id)
  const stalls = await readStalls(tx.db, stallIds)
  const memberIds = to.kind === 'member' ? [to.memberId] : [...stalls.values()].map((stall) => stall.owner_id)
  const people = await readMembers(tx.db, memberIds)
  const lookup = { people, stalls, orders: new Map(orders.map((order) => [order.id, order])) }
  const target = targetOf(lookup, to)
  const terms = termsOf(target, code)
  const reason = reasonAgainst(
    target,
    { payerId: caller.memberId, amount: terms.amount ?? '1', currency: terms.currency ?? '' },
    tx.now,
  )
  if (reason) throw refuse(reason.code, reason.details)
  return { payable: present(lookup, to, target, terms) }
})

function payeeOf({ kind, id }: CodePayee): Payee {
  if (kind === 'member') return { kind, memberId: id }
  return kind === 'stall' ? { kind, stallId: id } : { kind, orderId: id }
}

type Terms = Pick<Payable, 'amount' | 'currency' | 'note' | 'reference' | 'expiresAt'>

function termsOf({ stall, order }: Target, code: PaymentCode): Terms {
  if (order) {
    const { amount, currency, note, reference, expires_at } = order
    return { amount, currency, note, reference, expiresAt: wireInstant(expires_at) }
  }
  // A person's code says itself what is asked; one that is printed for a stall may bring an amount along as well.
  const fits = stall === null || code.currency === stall.currency
  return {
    amount: code.amount === null || !fits ? null : String(code.amount),
    currency: stall?.currency ?? code.currency,
    note: code.note,
    reference: code.reference,
    expiresAt: null,
  }
}

function present(lookup: Lookup, to: Payee, { payeeId, stall }: Target, terms: Terms): Payable {
  if (payeeId === null) throw new Error('What can be paid has a payee')
  return { to, payee: partyOf(lookup, payeeId), stall: stall && presentStallCard(stall), ...terms }
}
