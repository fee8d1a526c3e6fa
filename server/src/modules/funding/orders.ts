/** How an order begins. What its provider is asked happens after the commit, in a job. */
import type { FundingOrder, Input } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import type { MemberCaller } from '../../kernel/method.ts'
import type { Writing } from '../../schema/index.ts'
import { checkPin } from '../wallet/index.ts'
import { accessSource, sourceOf } from './access.ts'
import { tellOrder } from './advance.ts'
import { holdMoney } from './moves.ts'
import { isOnOffer, isTestOf, presentOrder } from './present.ts'
import { decideOrder, FIRST_LOOK_MS, type OrderKind } from './rules.ts'
import type { FundingServices } from './services.ts'
import { findOrder, insertOrder, type Order, readStanding } from './store/orders.ts'
import type { Source } from './store/sources.ts'

type OrderInput = Input<'funding.topUp'>

export async function placeOrder(
  tx: Writing,
  services: FundingServices,
  caller: MemberCaller,
  kind: OrderKind,
  input: OrderInput,
): Promise<FundingOrder> {
  const find = () => findRepeated(tx, services, caller, kind, input)
  const repeated = await find()
  if (repeated) return repeated
  const source = await accessSource(tx, caller.memberId, input.sourceId)
  // Whoever sends the same order twice at once waits for its source, and then finds the first of them.
  const overtaken = await find()
  if (overtaken) return overtaken
  const order = newOrder(tx, caller, kind, input, source)
  if (!isOnOffer(services, source)) throw refuse('funding.directionNotOffered')
  const rangeOf = () => services.offered.amountRange(kind, order.currency)
  const decided = decideOrder(order, source, rangeOf, await readStanding(tx.db, caller.memberId))
  if (decided.refused !== null) throw refuse(decided.refused, decided.details)
  const pinAlways = kind === 'withdrawal'
  await checkPin(tx, caller, { amount: order.amount, currency: order.currency }, input.pinProof, { pinAlways })
  if (!(await insertOrder(tx.db, order))) throw refuse('wallet.idUsed')
  await tx.enqueue('advanceFundingOrder', { orderId: order.id })
  tellOrder(tx, services, order, source)
  await holdMoney(tx, order, source)
  return presentOrder(order, source, isTestOf(services.sources))
}

function newOrder(tx: Writing, caller: MemberCaller, kind: OrderKind, input: OrderInput, source: Source): Order {
  return {
    id: input.orderId,
    memberId: caller.memberId,
    deviceId: caller.deviceId,
    sourceId: source.id,
    provider: source.provider,
    kind,
    amount: BigInt(input.amount),
    currency: input.currency,
    state: 'underWay',
    failure: null,
    action: null,
    reference: null,
    owed: 0n,
    asked: 0,
    lookAt: new Date(tx.now.getTime() + FIRST_LOOK_MS),
    waitsSince: null,
    createdAt: tx.now,
    changedAt: tx.now,
  }
}

/** The order that this id was used for, as it is now; null for none. */
async function findRepeated(
  tx: Writing,
  services: FundingServices,
  caller: MemberCaller,
  kind: OrderKind,
  input: OrderInput,
): Promise<FundingOrder | null> {
  const known = await findOrder(tx.db, input.orderId)
  if (!known) return null
  const isSame =
    known.memberId === caller.memberId &&
    known.kind === kind &&
    known.sourceId === input.sourceId &&
    known.amount === BigInt(input.amount) &&
    known.currency === input.currency
  if (!isSame) throw refuse('wallet.idUsed')
  return presentOrder(known, await sourceOf(tx.db, known), isTestOf(services.sources))
}
