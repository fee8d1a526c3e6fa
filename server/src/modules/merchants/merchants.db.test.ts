import { isOurs, readPaymentCode } from '@sampan/contract/codes/index.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expireOrders } from './index.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const about = { name: '  河边面馆 ', category: 'food', city: 'Hangzhou', region: 'CN' } as const
const open = (who: Person, currency = 'EUR') => world.call(who, 'merchants.openStall', { ...about, currency })
const order = (who: Person, input: { orderId?: string; amount?: string; reference?: string } = {}) =>
  world.call(who, 'merchants.createOrder', { orderId: newUuid(), amount: '1250', reference: '', note: '', ...input })
const loggedFor = async (who: Person, name: string): Promise<number> => {
  const { rows } = await world.pool.query('SELECT count(*) FROM member_log WHERE member_id = $1 AND name = $2', [
    who.id,
    name,
  ])
  return Number(rows[0].count)
}

describe('a stall', () => {
  it('is one for each member, and its code leads back to it', async () => {
    const owner = await world.person()
    expect(await world.call(owner, 'merchants.getStall', {})).toEqual({ stall: null })
    const { stall } = await open(owner)
    expect(stall).toMatchObject({ name: '河边面馆', category: 'food', currency: 'EUR', open: true, ownerId: owner.id })
    const code = readPaymentCode(stall.code)
    expect(code && isOurs(code) && [code.payee, code.name, code.categoryCode, code.once, code.amount]).toEqual([
      { kind: 'stall', id: stall.id },
      '河边面馆',
      '5812',
      false,
      null,
    ])
    await expect(open(owner)).rejects.toMatchObject({ code: 'merchants.stallExists' })
    expect(await world.call(owner, 'merchants.getStall', {})).toEqual({ stall })
    expect(await loggedFor(owner, 'merchants.stallChanged')).toBe(1)
  })

  it('takes what the operator offers', async () => {
    const owner = await world.person()
    await expect(open(owner, 'USD')).rejects.toMatchObject({ code: 'wallet.currencyNotOffered' })
  })

  it('is changed and closed by its owner', async () => {
    const [owner, stranger] = await world.people(2)
    const before = (await open(owner)).stall
    const { stall } = await world.call(owner, 'merchants.updateStall', { ...about, name: 'Tea', open: false })
    expect(stall).toMatchObject({ id: before.id, name: 'Tea', open: false, currency: 'EUR' })
    await expect(world.call(stranger, 'merchants.updateStall', { ...about, open: true })).rejects.toMatchObject({
      code: 'merchants.noStall',
    })
    await expect(order(owner)).rejects.toMatchObject({ code: 'merchants.stallClosed' })
  })
})

describe('an order', () => {
  it('is a code with the amount, for a quarter of an hour', async () => {
    const owner = await world.person()
    await open(owner)
    const { order: made } = await order(owner, { reference: 'Table 4' })
    const code = readPaymentCode(made.code)
    expect(code && isOurs(code) && [code.payee, code.amount, code.currency, code.once, code.reference]).toEqual([
      { kind: 'order', id: made.id },
      1250n,
      'EUR',
      true,
      'Table 4',
    ])
    expect(Date.parse(made.expiresAt) - Date.parse(made.createdAt)).toBe(15 * 60_000)
    world.clock.advance(15 * 60_000)
    const { order: late } = await world.call(owner, 'merchants.getOrder', { orderId: made.id })
    expect(late.state).toBe('expired')
    await expect(world.call(owner, 'merchants.cancelOrder', { orderId: made.id })).rejects.toMatchObject({
      code: 'merchants.orderNotOpen',
      details: { state: 'expired' },
    })
    expect(await world.platform.transactions.write((tx) => expireOrders(tx, 100))).toBe(1)
    expect(await loggedFor(owner, 'merchants.orderChanged')).toBe(2)
    expect((await world.call(owner, 'merchants.getOrder', { orderId: made.id })).order).toEqual(late)
  })

  it('is made once under its id', async () => {
    const [owner, other] = await world.people(2)
    await open(owner)
    await open(other)
    const orderId = newUuid()
    const [first, again] = [await order(owner, { orderId }), await order(owner, { orderId })]
    expect(again).toEqual(first)
    expect(await loggedFor(owner, 'merchants.orderChanged')).toBe(1)
    const conflict = { code: 'request.conflict' }
    await expect(order(owner, { orderId, amount: '1' })).rejects.toMatchObject(conflict)
    await expect(order(other, { orderId })).rejects.toMatchObject(conflict)
    const notFound = { code: 'merchants.orderNotFound' }
    await expect(world.call(other, 'merchants.getOrder', { orderId })).rejects.toMatchObject(notFound)
    await expect(world.call(other, 'merchants.cancelOrder', { orderId })).rejects.toMatchObject(notFound)
  })

  it('needs a stall and an amount that fits a code', async () => {
    const [owner, stranger] = await world.people(2)
    await open(owner)
    await expect(order(stranger)).rejects.toMatchObject({ code: 'merchants.noStall' })
    await expect(order(owner, { amount: '1000000000000' })).rejects.toMatchObject({ code: 'payments.amountTooLarge' })
    expect((await order(owner, { amount: '999999999999' })).order.amount).toBe('999999999999')
    for (const amount of ['0', '-1', '1.5'])
      await expect(order(owner, { amount })).rejects.toMatchObject({ code: 'request.invalid' })
  })
})

describe('takings', () => {
  it('are those of a day as the owner counts days', async () => {
    const [owner, payer] = await world.people(2)
    const { stall } = await open(owner)
    await world.giveMoney(payer, '100.00')
    const day = new Date(world.clock.now())
    const pay = (amount: string) =>
      world.call(payer, 'payments.pay', {
        paymentId: newUuid(),
        to: { kind: 'stall', stallId: stall.id },
        amount,
        currency: 'EUR',
        note: '',
      })
    await pay('500')
    await pay('250')
    world.clock.advance(3_600_000)
    await pay('125')
    const takings = async (at: Date, timeZone: string) =>
      (await world.call(owner, 'merchants.getTakings', { day: at.toISOString().slice(0, 10), timeZone })).takings
    const today = await takings(day, 'UTC')
    const tomorrow = await takings(new Date(day.getTime() + 86_400_000), 'UTC')
    expect(today.count + tomorrow.count).toBe(3)
    expect(BigInt(today.sum) + BigInt(tomorrow.sum)).toBe(875n)
    expect(today.byHour[0]).toEqual({ hour: day.getUTCHours(), count: 2, sum: '750' })
    expect(today.byWay[0]?.way).toBe('static')
    await expect(takings(day, 'Mars/Olympus')).rejects.toMatchObject({ code: 'merchants.dayUnknown' })
    await expect(
      world.call(payer, 'merchants.getTakings', { day: '2026-02-17', timeZone: 'UTC' }),
    ).rejects.toMatchObject({ code: 'merchants.noStall' })
  })
})
