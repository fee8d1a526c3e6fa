import type { FundingOrder, LinkedSource, TestBehaviour } from '@sampan/contract'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditBooks } from '../ledger/index.ts'
import { testNumbers } from './testBank/numbers.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const numberOf = (kind: 'bankAccount' | 'card', behaviour: TestBehaviour): string => {
  const found = testNumbers.find((each) => each.kind === kind && each.behaviour === behaviour)
  if (!found) throw new Error(`The test bank has no ${kind} that is ${behaviour}`)
  return found.number
}

const expires = { month: 12, year: 2030 }
const detailsOf = (kind: 'bankAccount' | 'card', number: string) =>
  kind === 'card' ? { kind, number, expires } : { kind, number }

async function link(
  who: Person,
  behaviour: TestBehaviour,
  kind: 'bankAccount' | 'card' = 'bankAccount',
): Promise<LinkedSource> {
  const linkId = newUuid()
  await world.call(who, 'funding.linkSource', { linkId, kind })
  const details = detailsOf(kind, numberOf(kind, behaviour))
  return (await world.call(who, 'funding.finishLink', { linkId, details })).source
}

/** Someone with a PIN and a linked bank account or card. */
async function linked(behaviour: TestBehaviour, kind: 'bankAccount' | 'card' = 'bankAccount') {
  const mei = await world.person('Mei')
  await world.setPin(mei)
  return { mei, source: await link(mei, behaviour, kind) }
}

async function topUp(who: Person, source: LinkedSource, amount: string, orderId = newUuid()): Promise<FundingOrder> {
  const pinProof = await world.provePin(who, '1000')
  const input = { orderId, sourceId: source.id, amount, currency: 'EUR', pinProof }
  return (await world.call(who, 'funding.topUp', input)).order
}

async function withdraw(who: Person, source: LinkedSource, amount: string, orderId = newUuid()): Promise<FundingOrder> {
  const pinProof = await world.provePin(who, '1000')
  const input = { orderId, sourceId: source.id, amount, currency: 'EUR', pinProof }
  return (await world.call(who, 'funding.withdraw', input)).order
}

const orderNow = async (who: Person, { id }: FundingOrder) =>
  (await world.call(who, 'funding.getOrder', { orderId: id })).order

const balanceOf = async (who: Person) => {
  const { balances } = await world.call(who, 'wallet.getWallet', {})
  const found = balances.find(({ currency }) => currency === 'EUR')
  return { available: found?.available ?? '0', held: found?.held ?? '0' }
}

/** Lets time go by and looks at what is due. */
async function pass(ms: number): Promise<void> {
  world.clock.advance(ms)
  await world.platform.funding.reconcile()
}

describe('a top-up', () => {
  it('comes at once where everything goes well', async () => {
    const { mei, source } = await linked('works')
    const begun = await topUp(mei, source, '5000')
    expect(begun).toMatchObject({ kind: 'topUp', state: 'underWay', amount: '5000', failure: null, owed: '0' })
    expect(await balanceOf(mei)).toEqual({ available: '0', held: '0' })
    await world.runJobs()
    expect(await orderNow(mei, begun)).toMatchObject({ state: 'succeeded' })
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '0' })
    const { entries } = await world.call(mei, 'wallet.listEntries', {})
    expect(entries).toMatchObject([
      { kind: 'topUp', amount: '5000', with: { memberId: null, name: 'Test bank ··0001' }, referenceId: begun.id },
    ])
  })
})

describe('withdrawal', () => {
  it('leaves', async () => {
    const { mei, source } = await linked('slow')
    await world.giveMoney(mei, '80')
    const begun = await withdraw(mei, source, '3000')
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '3000' })
    await world.runJobs()
    expect(await orderNow(mei, begun)).toMatchObject({ state: 'underWay' })
    await pass(5_000)
    expect(await orderNow(mei, begun)).toMatchObject({ state: 'succeeded' })
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '0' })
  })
})

it('keeps the books', async () => {
  expect((await auditBooks(world.platform.db)).faults).toEqual([])
})
