import type { Input } from '@sampan/contract'
import { readEmv, writeEmv } from '@sampan/contract/codes/emvQr.ts'
import { writePaymentCode } from '@sampan/contract/codes/index.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const NOBODY = '01900000-0000-7000-8000-000000000000'

/** Two people, the first of them with money and the second with a stall. */
async function market() {
  const [payer, owner] = await world.people(2)
  await world.giveMoney(payer, '100.00')
  const { stall } = await world.call(owner, 'merchants.openStall', {
    name: 'Noodles',
    category: 'food',
    city: 'Harbour',
    region: 'DE',
    currency: 'EUR',
  })
  return { payer, owner, stall }
}

type Pay = Input<'payments.pay'>
const pay = (who: Person, input: Partial<Pay> & Pick<Pay, 'to'>) =>
  world.call(who, 'payments.pay', { paymentId: newUuid(), amount: '1250', currency: 'EUR', note: '', ...input })
const order = async (owner: Person, amount = '1250') =>
  (
    await world.call(owner, 'merchants.createOrder', {
      orderId: newUuid(),
      amount,
      reference: 'Table 4',
      note: '',
    })
  ).order

/** What somebody has, and how many lines its statement has: what must not change where a payment is refused. */
async function moneyOf(...people: Person[]) {
  const ids = people.map(({ id }) => id)
  const { rows } = await world.pool.query(
    `SELECT owner_id, credits_posted - debits_posted AS balance,
       (SELECT count(*) FROM wallet_entries WHERE member_id = owner_id) AS entries
     FROM ledger_accounts WHERE owner_id = ANY($1) AND kind = 'member' AND currency = 'EUR'`,
    [ids],
  )
  return ids.map((id) => {
    const row = rows.find((each) => each.owner_id === id)
    return row ? [Number(row.balance), Number(row.entries)] : [0, 0]
  })
}

const loggedFor = async (who: Person, name: string): Promise<number> => {
  const { rows } = await world.pool.query('SELECT count(*) FROM member_log WHERE member_id = $1 AND name = $2', [
    who.id,
    name,
  ])
  return Number(rows[0].count)
}

describe('payments.pay', () => {
  it('moves money to a person, tells both, and says what is left', async () => {
    const { payer, owner } = await market()
    const { payment, balance } = await pay(payer, { to: { kind: 'member', memberId: owner.id }, note: 'For the boat' })
    expect(payment).toMatchObject({
      payer: { memberId: payer.id },
      payee: { memberId: owner.id },
      stall: null,
      orderId: null,
      amount: '1250',
      note: 'For the boat',
      way: 'static',
    })
    expect(balance).toEqual({ currency: 'EUR', available: '8750', held: '0' })
    expect(await moneyOf(payer, owner)).toEqual([
      [8750, 2],
      [1250, 1],
    ])
    expect(await loggedFor(owner, 'payments.received')).toBe(1)
    expect([await loggedFor(payer, 'wallet.moved'), await loggedFor(owner, 'wallet.moved')]).toEqual([2, 1])
    const { payments } = await world.call(owner, 'payments.listReceived', { at: 'person' })
    expect(payments).toEqual([payment])
  })

  it('pays a stall by its static code, and an order once', async () => {
    const { payer, owner, stall } = await market()
    const first = await pay(payer, { to: { kind: 'stall', stallId: stall.id } })
    expect(first.payment.stall).toEqual({ id: stall.id, name: 'Noodles', category: 'food', city: 'Harbour' })
    const asked = await order(owner)
    const to = { kind: 'order' as const, orderId: asked.id }
    const second = await pay(payer, { to })
    expect(second.payment).toMatchObject({ orderId: asked.id, way: 'order' })
    await expect(pay(payer, { to })).rejects.toMatchObject({
      code: 'merchants.orderNotOpen',
      details: { state: 'paid' },
    })
    const { order: paid } = await world.call(owner, 'merchants.getOrder', { orderId: asked.id })
    expect(paid).toMatchObject({ state: 'paid', paymentId: second.payment.id })
    const { payments } = await world.call(owner, 'payments.listReceived', { at: 'stall' })
    expect(payments.map(({ id }) => id).sort()).toEqual([first.payment.id, second.payment.id].sort())
    const statement = await world.pool.query('SELECT * FROM wallet_entries WHERE member_id = $1 AND id = $2', [
      payer.id,
      second.payment.id,
    ])
    expect(JSON.stringify(statement.rows[0])).toContain('Noodles')
  })

  it('answers a repeat as before, whatever became of the stall, and refuses another body', async () => {
    const { payer, owner, stall } = await market()
    const asked = await order(owner)
    const input = { paymentId: newUuid(), to: { kind: 'order' as const, orderId: asked.id } }
    const first = await pay(payer, input)
    await world.call(owner, 'merchants.updateStall', { ...about, open: false })
    expect(await pay(payer, input)).toEqual(first)
    await expect(pay(payer, { ...input, note: 'Other' })).rejects.toMatchObject({ code: 'request.conflict' })
    const toStall = { kind: 'stall' as const, stallId: stall.id }
    await expect(pay(payer, { ...input, to: toStall })).rejects.toMatchObject({ code: 'request.conflict' })
    await expect(pay(owner, { ...input, to: { kind: 'member', memberId: payer.id } })).rejects.toMatchObject({
      code: 'request.conflict',
    })
    expect(await moneyOf(payer, owner)).toEqual([
      [8750, 2],
      [1250, 1],
    ])
  })

  it('does a payment with the PIN but once, though it comes many times at once', async () => {
    const { payer, owner } = await market()
    await world.setPin(payer)
    const pinProof = await world.provePin(payer, '50.00')
    const to = { kind: 'member', memberId: owner.id } as const
    const input = { paymentId: newUuid(), to, amount: '5000', pinProof }
    const answers = await Promise.all(Array.from({ length: 8 }, () => pay(payer, input)))
    expect(new Set(answers.map(({ payment }) => payment.at)).size).toBe(1)
    expect((await moneyOf(payer))[0]?.[0]).toBe(5_000)
    // Used up, for whatever else.
    await expect(pay(payer, { ...input, paymentId: newUuid() })).rejects.toMatchObject({
      code: 'wallet.pinProofInvalid',
    })
  })

  it('does the same payment sent many times at once but once', async () => {
    const { payer, owner } = await market()
    const input = { paymentId: newUuid(), to: { kind: 'member' as const, memberId: owner.id } }
    const answers = await Promise.all(Array.from({ length: 20 }, () => pay(payer, input)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await moneyOf(payer, owner)).toEqual([
      [8750, 2],
      [1250, 1],
    ])
  })

  it('lets one of two pay an order', async () => {
    const { payer, owner } = await market()
    const other = await world.person()
    await world.giveMoney(other, '100.00')
    const asked = await order(owner)
    const to = { kind: 'order' as const, orderId: asked.id }
    const tries = await Promise.allSettled([pay(payer, { to }), pay(other, { to }), pay(payer, { to })])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await moneyOf(owner))[0]?.[0]).toBe(1250)
  })

  it('takes the next one where the first to pay an order has not the money', async () => {
    const { payer, owner } = await market()
    const poor = await world.person()
    const asked = await order(owner)
    const to = { kind: 'order' as const, orderId: asked.id }
    const tries = await Promise.allSettled([pay(poor, { to }), pay(payer, { to })])
    expect(tries.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  })

  it('spends what is there and no more, in the order of arrival', async () => {
    const { payer, owner } = await market()
    const to = { kind: 'member' as const, memberId: owner.id }
    const tries = await Promise.allSettled(Array.from({ length: 9 }, () => pay(payer, { to, amount: '2000' })))
    expect(tries.map(({ status }) => status === 'fulfilled')).toEqual([...Array(5).fill(true), ...Array(4).fill(false)])
    expect((await moneyOf(payer, owner)).map(([balance]) => balance)).toEqual([0, 10_000])
  })

  it('moves nothing where it is refused', async () => {
    const { payer, owner, stall } = await market()
    const closing = await market()
    const cancelled = await order(owner)
    await world.call(owner, 'merchants.cancelOrder', { orderId: cancelled.id })
    const late = await order(owner)
    const asked = await order(owner)
    await world.call(closing.owner, 'merchants.updateStall', { ...about, open: false })
    const toOwner = { kind: 'member' as const, memberId: owner.id }
    const toStall = { kind: 'stall' as const, stallId: stall.id }
    const before = await moneyOf(payer, owner, closing.owner)
    const refusals: [Partial<Pay> & Pick<Pay, 'to'>, string][] = [
      [{ to: { kind: 'member', memberId: NOBODY } }, 'payments.payeeNotFound'],
      [{ to: { kind: 'stall', stallId: NOBODY } }, 'payments.payeeNotFound'],
      [{ to: { kind: 'order', orderId: NOBODY } }, 'payments.payeeNotFound'],
      [{ to: { kind: 'member', memberId: payer.id } }, 'payments.self'],
      [{ to: { kind: 'stall', stallId: closing.stall.id } }, 'merchants.stallClosed'],
      [{ to: { kind: 'order', orderId: cancelled.id } }, 'merchants.orderNotOpen'],
      [{ to: { kind: 'order', orderId: asked.id }, amount: '1249' }, 'payments.termsDiffer'],
      [{ to: { kind: 'order', orderId: asked.id }, currency: 'CNY' }, 'payments.termsDiffer'],
      [{ to: toStall, currency: 'CNY' }, 'payments.termsDiffer'],
      [{ to: toOwner, currency: 'USD' }, 'wallet.currencyNotOffered'],
      [{ to: toOwner, currency: 'XXX' }, 'wallet.currencyNotOffered'],
      [{ to: toOwner, amount: '1000000000000' }, 'payments.amountTooLarge'],
      [{ to: toOwner, amount: '999999999999999999' }, 'payments.amountTooLarge'],
      [{ to: toOwner, amount: '0' }, 'request.invalid'],
      [{ to: toOwner, amount: '-1' }, 'request.invalid'],
      [{ to: toOwner, amount: '12.50' }, 'request.invalid'],
      [{ to: toOwner, amount: '1e3' }, 'request.invalid'],
      [{ to: toOwner, amount: '9999999999999999999' }, 'request.invalid'],
      [{ to: toOwner, amount: '9000', currency: 'EUR' }, 'wallet.pinNotSet'],
      [{ to: toOwner, currency: 'CNY' }, 'wallet.insufficientFunds'],
      [{ to: toOwner, paymentId: '0190' }, 'request.invalid'],
      [{ to: toOwner, paymentId: '2b0e8a5c-6d1f-4f3a-9d52-0c8f6a1b7e90' }, 'request.invalid'],
    ]
    for (const [input, code] of refusals) {
      await expect(pay(payer, input), JSON.stringify(input)).rejects.toMatchObject({ code })
    }
    world.clock.advance(16 * 60_000)
    await expect(pay(payer, { to: { kind: 'order', orderId: late.id } })).rejects.toMatchObject({
      code: 'merchants.orderNotOpen',
      details: { state: 'expired' },
    })
    expect(await moneyOf(payer, owner, closing.owner)).toEqual(before)
    expect(await loggedFor(owner, 'payments.received')).toBe(0)
  })

  it('keeps an account of who paid from which device, and why', async () => {
    const { payer, owner } = await market()
    const asked = await order(owner)
    const { payment } = await pay(payer, { to: { kind: 'order', orderId: asked.id } })
    const { rows } = await world.pool.query('SELECT * FROM ledger_transfers WHERE id = $1', [payment.id])
    const record = JSON.stringify(rows[0])
    for (const part of [payer.id, payer.deviceId, asked.id]) expect(record).toContain(part)
  })
})

const about = { name: 'Noodles', category: 'food', city: 'Harbour', region: 'DE' } as const

describe('payments.resolveCode', () => {
  const resolve = async (who: Person, text: string) => (await world.call(who, 'payments.resolveCode', { text })).payable
  const personCode = (memberId: string, more: { amount?: bigint; currency?: string | null; host?: string } = {}) =>
    writePaymentCode({
      host: new URL(world.config.origin).host,
      payee: { kind: 'member', id: memberId },
      once: false,
      amount: null,
      currency: null,
      categoryCode: '0000',
      country: 'DE',
      name: 'Somebody else',
      city: 'Nowhere',
      language: 'en',
      reference: '',
      note: 'Rent',
      ...more,
    })

  it('says of a person’s code whom it pays: the server’s name, the code’s amount', async () => {
    const { payer, owner } = await market()
    expect(await resolve(payer, personCode(owner.id))).toEqual({
      to: { kind: 'member', memberId: owner.id },
      payee: { memberId: owner.id, name: owner.self.member.name, avatarFileId: null },
      stall: null,
      amount: null,
      currency: null,
      note: 'Rent',
      reference: '',
      expiresAt: null,
    })
    expect(await resolve(payer, personCode(owner.id, { amount: 1250n, currency: 'CNY' }))).toMatchObject({
      amount: '1250',
      currency: 'CNY',
    })
  })

  it('says of a stall and of an order what they ask for', async () => {
    const { payer, owner, stall } = await market()
    expect(await resolve(payer, stall.code)).toMatchObject({
      to: { kind: 'stall', stallId: stall.id },
      stall: { name: 'Noodles' },
      amount: null,
      currency: 'EUR',
    })
    const asked = await order(owner)
    expect(await resolve(payer, ` ${asked.code}\n`)).toMatchObject({
      to: { kind: 'order', orderId: asked.id },
      amount: '1250',
      currency: 'EUR',
      reference: 'Table 4',
      expiresAt: asked.expiresAt,
    })
  })

  it('answers in one line, however somebody wrote a code by hand', async () => {
    const { payer, owner } = await market()
    const own = `0014org.sampan.pay0140${'x'.repeat(40)}0217Rent\r\nPAID\u0001 1€!!!`
    const fields = new Map(readEmv(personCode(owner.id)))
    fields.delete('00')
    const text = writeEmv(fields.set('80', own))
    const payable = await resolve(payer, text)
    expect(payable).toMatchObject({ reference: 'x'.repeat(25), note: 'Rent  PAID  1€!!!' })
    await pay(payer, { to: payable.to, note: payable.note })
  })

  it('refuses what is damaged, strange, one’s own or over', async () => {
    const { payer, owner, stall } = await market()
    const asked = await order(owner)
    await world.call(owner, 'merchants.cancelOrder', { orderId: asked.id })
    const refusals: [Person, string, string][] = [
      [payer, 'https://example.org', 'payments.codeUnreadable'],
      [payer, '728000000000000000', 'payments.codeUnreadable'],
      [payer, stall.code.replace('Noodles', 'Needles'), 'payments.codeUnreadable'],
      [payer, personCode(owner.id, { host: 'elsewhere.example' }), 'payments.codeUnreadable'],
      [payer, personCode(NOBODY), 'payments.payeeNotFound'],
      [payer, personCode(payer.id), 'payments.self'],
      [payer, personCode(owner.id, { amount: 9_999_999_999_999n, currency: 'JPY' }), 'payments.amountTooLarge'],
      [owner, stall.code, 'payments.self'],
      [payer, asked.code, 'merchants.orderNotOpen'],
    ]
    for (const [who, text, code] of refusals) await expect(resolve(who, text), text).rejects.toMatchObject({ code })
    await world.call(owner, 'merchants.updateStall', { ...about, open: false })
    await expect(resolve(payer, stall.code)).rejects.toMatchObject({ code: 'merchants.stallClosed' })
  })
})
