/** What tests do with banks and cards: through the wire, as a device would. */
import type { FundingOrder, LinkedSource, SourceKind, TestBehaviour } from '@sampan/contract'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import type { Person, World } from './world.ts'

/** The test bank's number that behaves so, as the server offers it. */
export async function testNumber(
  world: World,
  who: Person,
  kind: SourceKind,
  behaviour: TestBehaviour,
): Promise<string> {
  const { offer } = await world.call(who, 'funding.listSources', {})
  const found = offer.testNumbers.find((each) => each.kind === kind && each.behaviour === behaviour)
  if (!found) throw new Error(`The test bank has no ${kind} of which one could say: ${behaviour}`)
  return found.number
}

/** Links an account or a card of the test bank. */
export async function linkTestSource(
  world: World,
  who: Person,
  behaviour: TestBehaviour,
  kind: SourceKind = 'bankAccount',
): Promise<LinkedSource> {
  const linkId = newUuid()
  const number = await testNumber(world, who, kind, behaviour)
  await world.call(who, 'funding.linkSource', { linkId, kind })
  const details = kind === 'card' ? { kind, number, expires: { month: 12, year: 2040 } } : { kind, number }
  return (await world.call(who, 'funding.finishLink', { linkId, details })).source
}

export interface OrderOptions {
  orderId?: string
  currency?: string
}

/** Places an order with the PIN; the amount is in minor units. */
export async function placeOrder(
  world: World,
  who: Person,
  method: 'funding.topUp' | 'funding.withdraw',
  source: LinkedSource,
  amount: string,
  { orderId = newUuid(), currency = 'EUR' }: OrderOptions = {},
): Promise<FundingOrder> {
  await world.setPin(who)
  const pinProof = await world.provePin(who, '1000000', currency)
  return (await world.call(who, method, { orderId, sourceId: source.id, amount, currency, pinProof })).order
}

export const orderNow = async (world: World, who: Person, orderId: string): Promise<FundingOrder> =>
  (await world.call(who, 'funding.getOrder', { orderId })).order
