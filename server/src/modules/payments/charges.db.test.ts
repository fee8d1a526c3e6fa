import { PAY_CODES, payCodeOf } from '@sampan/contract/codes/index.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freezeWallet } from '../wallet/index.ts'
import { expireCharges, forgetCodes } from './index.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const about = { name: 'Noodles', category: 'food', city: 'Harbour', region: 'DE' } as const
const MINUTE_MS = 60_000
const PIN = '482916'

/** Somebody with money, and two who sell. */
async function market() {
  const [payer, owner, other] = await world.people(3)
  await world.giveMoney(payer, '200.00')
  for (const seller of [owner, other]) await world.call(seller, 'merchants.openStall', { ...about, currency: 'EUR' })
  return { payer, owner, other }
}

const codesOf = async (who: Person) => (await world.call(who, 'payments.issueCodes', {})).codes
const codeOf = async (who: Person) => (await codesOf(who))[0]?.code ?? ''
const charge = async (who: Person, code: string, amount = '1250', chargeId = newUuid()) =>
  (await world.call(who, 'payments.charge', { chargeId, code, amount, note: 'Soup' })).charge

async function balanceOf(who: Person): Promise<number> {
  const { rows } = await world.pool.query(
    `SELECT credits_posted - debits_posted AS balance FROM ledger_accounts
     WHERE owner_id = $1 AND kind = 'member' AND currency = 'EUR'`,
    [who.id],
  )
  return Number(rows[0]?.balance ?? 0)
}

async function provePin(who: Person, amount: string): Promise<string> {
  return (await world.call(who, 'wallet.provePin', { pin: PIN, amount, currency: 'EUR' })).proof
}

describe('codes to show', () => {
  it('are one for each minute of an hour, and all different', async () => {
    const { payer } = await market()
    const { codes, now } = await world.call(payer, 'payments.issueCodes', {})
    expect(codes).toHaveLength(60)
    expect(new Set(codes.map(({ code }) => code)).size).toBe(60)
    expect(Date.parse(codes[0]?.from ?? '')).toBeLessThanOrEqual(Date.parse(now))
    for (const [index, { from, until }] of codes.entries()) {
      expect(Date.parse(until) - Date.parse(from)).toBe(MINUTE_MS)
      expect(from).toBe(index === 0 ? from : codes[index - 1]?.until)
    }
  })

  it('are nowhere in the database', async () => {
    const { payer } = await market()
    const code = await codeOf(payer)
    const { rows } = await world.pool.query('SELECT * FROM payment_codes WHERE member_id = $1', [payer.id])
    expect(rows).toHaveLength(60)
    expect(JSON.stringify(rows)).not.toContain(code)
  })

  it('of the batch before stay good, in case that its successor got lost; those before do not', async () => {
    const { payer, owner } = await market()
    const first = await codeOf(payer)
    world.clock.advance(1_000)
    const second = await codeOf(payer)
    world.clock.advance(1_000)
    const third = await codeOf(payer)
    await expect(charge(owner, first)).rejects.toMatchObject({ code: 'payments.codeUnknown' })
    expect((await charge(owner, second)).state).toBe('paid')
    expect((await charge(owner, third)).state).toBe('paid')
  })

  it('are forgotten a day after their time', async () => {
    const { payer } = await market()
    await codesOf(payer)
    world.clock.advance(26 * 60 * MINUTE_MS)
    expect(await world.platform.transactions.write(forgetCodes)).toBeGreaterThanOrEqual(60)
  })
})

describe('payments.charge', () => {
  it('is paid at once below what is free of the PIN', async () => {
    const { payer, owner } = await market()
    const paid = await charge(owner, await codeOf(payer))
    expect(paid).toMatchObject({
      state: 'paid',
      payer: { memberId: payer.id },
      payee: { memberId: owner.id },
      stall: { name: 'Noodles' },
      amount: '1250',
      currency: 'EUR',
    })
    expect([await balanceOf(payer), await balanceOf(owner)]).toEqual([18_750, 1250])
    const { payments } = await world.call(owner, 'payments.listReceived', { at: 'stall' })
    expect(payments).toMatchObject([{ id: paid.id, way: 'shown', note: 'Soup' }])
    const { rows } = await world.pool.query('SELECT * FROM ledger_transfers WHERE id = $1', [paid.id])
    expect(JSON.stringify(rows[0])).toContain(payer.deviceId)
  })

  it('answers a repeat as it is by now, and refuses another body', async () => {
    const { payer, owner } = await market()
    const [code, chargeId] = [await codeOf(payer), newUuid()]
    const first = await charge(owner, code, '1250', chargeId)
    expect(await charge(owner, code, '1250', chargeId)).toEqual(first)
    await expect(charge(owner, code, '1251', chargeId)).rejects.toMatchObject({ code: 'request.conflict' })
    const [, , third] = await codesOf(payer)
    await expect(charge(owner, third?.code ?? '', '1250', chargeId)).rejects.toMatchObject({
      code: 'request.conflict',
    })
    expect(await balanceOf(payer)).toBe(18_750)
  })

  it('lets one of two tills win that read a code at once', async () => {
    const { payer, owner, other } = await market()
    const code = await codeOf(payer)
    const tries = await Promise.allSettled([charge(owner, code), charge(other, code), charge(owner, code)])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const reasons = tries.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
    expect(reasons).toEqual(['payments.codeUsed', 'payments.codeUsed'])
    expect(await balanceOf(payer)).toBe(18_750)
  })

  it('takes a code in its minute, the one before and the one after, and no further', async () => {
    const { payer, owner } = await market()
    const codes = await codesOf(payer)
    const at = (index: number) => codes[index]?.code ?? ''
    expect((await charge(owner, at(1))).state).toBe('paid')
    await expect(charge(owner, at(3))).rejects.toMatchObject({ code: 'payments.codeStale' })
    world.clock.advance(10 * MINUTE_MS)
    await expect(charge(owner, at(7))).rejects.toMatchObject({ code: 'payments.codeStale' })
    expect((await charge(owner, at(9))).state).toBe('paid')
    expect((await charge(owner, at(10))).state).toBe('paid')
    expect((await charge(owner, at(11))).state).toBe('paid')
    await expect(charge(owner, at(13))).rejects.toMatchObject({ code: 'payments.codeStale' })
  })

  it('moves nothing where it is refused, and leaves the code as it was', async () => {
    const { payer, owner, other } = await market()
    const poor = await world.person()
    const code = await codeOf(payer)
    await expect(charge(payer, code)).rejects.toMatchObject({ code: 'merchants.noStall' })
    const own = await codeOf(owner)
    await expect(charge(owner, own)).rejects.toMatchObject({ code: 'payments.self' })
    await expect(charge(owner, await codeOf(poor))).rejects.toMatchObject({ code: 'payments.payerCannotPay' })
    await world.call(other, 'merchants.updateStall', { ...about, open: false })
    await expect(charge(other, code)).rejects.toMatchObject({ code: 'merchants.stallClosed' })
    await expect(charge(owner, code, '1000000000000')).rejects.toMatchObject({ code: 'payments.amountTooLarge' })
    for (const amount of ['0', '-5', '1.5', '']) {
      await expect(charge(owner, code, amount)).rejects.toMatchObject({ code: 'request.invalid' })
    }
    for (const wrong of ['12345678901234567', `${code}1`, 'abc', '']) {
      await expect(charge(owner, wrong)).rejects.toMatchObject({ code: 'request.invalid' })
    }
    expect(await balanceOf(payer)).toBe(20_000)
    expect((await charge(owner, code)).state).toBe('paid')
  })

  it('lets nobody try codes', async () => {
    const { payer, owner, other } = await market()
    const code = await codeOf(payer)
    const wrong = (n: number) => payCodeOf(PAY_CODES - BigInt(n) - 1n)
    for (let tries = 0; tries < 10; tries += 1) {
      await expect(charge(owner, wrong(tries))).rejects.toMatchObject({ code: 'payments.codeUnknown' })
    }
    await expect(charge(owner, wrong(11))).rejects.toMatchObject({
      code: 'payments.tooManyGuesses',
      details: { retryAfterSeconds: 600 },
    })
    // Nor is it told whether the next one would have been right.
    await expect(charge(owner, code)).rejects.toMatchObject({ code: 'payments.tooManyGuesses' })
    expect((await charge(other, code)).state).toBe('paid')
    world.clock.advance(10 * MINUTE_MS)
    const later = (await codesOf(payer))[0]?.code ?? ''
    expect((await charge(owner, later)).state).toBe('paid')
  })

  it('counts tries that come at once one by one', async () => {
    const { payer, owner } = await market()
    const code = await codeOf(payer)
    const wrong = Array.from({ length: 14 }, (_, n) => payCodeOf(PAY_CODES - BigInt(n) - 100n))
    const tries = await Promise.allSettled([...wrong, code].map((each) => charge(owner, each)))
    const reasons = tries.map((each) => (each.status === 'rejected' ? each.reason.code : 'paid'))
    expect(reasons.filter((reason) => reason === 'payments.codeUnknown')).toHaveLength(10)
    expect(await balanceOf(payer)).toBe(reasons.at(-1) === 'paid' ? 18_750 : 20_000)
  })

  it('answers the same charge sent many times at once, made once', async () => {
    const { payer, owner } = await market()
    const [code, chargeId] = [await codeOf(payer), newUuid()]
    const answers = await Promise.all(Array.from({ length: 8 }, () => charge(owner, code, '1250', chargeId)))
    expect(new Set(answers.map(({ id, state }) => `${id} ${state}`))).toEqual(new Set([`${chargeId} paid`]))
    expect(await balanceOf(payer)).toBe(18_750)
  })

  it('takes nothing from a wallet that is frozen, and brings to one', async () => {
    const { payer, owner } = await market()
    const freeze = (who: Person, frozen: boolean) =>
      world.platform.transactions.write((tx) => freezeWallet(tx, who.id, frozen))
    const code = await codeOf(payer)
    await freeze(payer, true)
    await expect(charge(owner, code)).rejects.toMatchObject({ code: 'payments.payerCannotPay' })
    const asked = await charge(owner, code, '8000')
    expect(asked.state).toBe('waiting')
    await world.call(payer, 'wallet.setPin', { pin: PIN })
    const pinProof = await provePin(payer, '8000')
    await expect(world.call(payer, 'payments.confirmCharge', { chargeId: asked.id, pinProof })).rejects.toMatchObject({
      code: 'wallet.frozen',
    })
    await freeze(payer, false)
    await freeze(owner, true)
    expect((await charge(owner, (await codesOf(payer))[0]?.code ?? '')).state).toBe('paid')
    expect([await balanceOf(payer), await balanceOf(owner)]).toEqual([18_750, 1250])
  })

  it('is not agreed to once the stall is closed', async () => {
    const { payer, owner } = await market()
    await world.call(payer, 'wallet.setPin', { pin: PIN })
    const { id: chargeId } = await charge(owner, await codeOf(payer), '8000')
    await world.call(owner, 'merchants.updateStall', { ...about, open: false })
    const pinProof = await provePin(payer, '8000')
    await expect(world.call(payer, 'payments.confirmCharge', { chargeId, pinProof })).rejects.toMatchObject({
      code: 'merchants.stallClosed',
    })
    expect(await balanceOf(payer)).toBe(20_000)
  })

  it('ends with the device that shows the code', async () => {
    const { payer, owner } = await market()
    const phone = await world.anotherDevice(payer)
    const code = await codeOf(phone)
    const own = await codeOf(payer)
    await world.call(payer, 'accounts.endDevice', { deviceId: phone.deviceId })
    await expect(charge(owner, code)).rejects.toMatchObject({ code: 'payments.codeStale' })
    expect((await charge(owner, own)).state).toBe('paid')
  })
})

describe('a charge above what is free of the PIN', () => {
  const large = '8000'

  it('waits, and is paid with the PIN', async () => {
    const { payer, owner } = await market()
    await world.call(payer, 'wallet.setPin', { pin: PIN })
    const asked = await charge(owner, await codeOf(payer), large)
    expect(asked.state).toBe('waiting')
    expect(await balanceOf(payer)).toBe(20_000)
    const { charges } = await world.call(payer, 'payments.listWaitingCharges', {})
    expect(charges).toEqual([asked])
    const chargeId = asked.id
    await expect(world.call(payer, 'payments.confirmCharge', { chargeId })).rejects.toMatchObject({
      code: 'wallet.pinRequired',
    })
    const small = await provePin(payer, '7999')
    await expect(world.call(payer, 'payments.confirmCharge', { chargeId, pinProof: small })).rejects.toMatchObject({
      code: 'wallet.pinProofInvalid',
    })
    const pinProof = await provePin(payer, large)
    const answer = await world.call(payer, 'payments.confirmCharge', { chargeId, pinProof })
    expect(answer.charge.state).toBe('paid')
    expect([await balanceOf(payer), await balanceOf(owner)]).toEqual([12_000, 8000])
    expect((await world.call(owner, 'payments.getCharge', { chargeId })).charge).toEqual(answer.charge)
    await expect(
      world.call(payer, 'payments.confirmCharge', { chargeId, pinProof: await provePin(payer, large) }),
    ).rejects.toMatchObject({ code: 'payments.chargeNotWaiting', details: { state: 'paid' } })
  })

  it('is paid once where two devices agree at once', async () => {
    const { payer, owner } = await market()
    await world.call(payer, 'wallet.setPin', { pin: PIN })
    const tablet = await world.anotherDevice(payer)
    const { id: chargeId } = await charge(owner, await codeOf(payer), large)
    const proofs = [await provePin(payer, large), await provePin(tablet, large)]
    const tries = await Promise.allSettled(
      [payer, tablet].map((device, index) =>
        world.call(device, 'payments.confirmCharge', { chargeId, pinProof: proofs[index] ?? '' }),
      ),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await balanceOf(payer)).toBe(12_000)
  })

  it('is declined by the payer, or cancelled by the stall, and by nobody else', async () => {
    const { payer, owner, other } = await market()
    const first = await charge(owner, await codeOf(payer), large)
    const notFound = { code: 'payments.chargeNotFound' }
    for (const who of [other, await world.person()]) {
      const chargeId = first.id
      await expect(world.call(who, 'payments.declineCharge', { chargeId })).rejects.toMatchObject(notFound)
      await expect(world.call(who, 'payments.cancelCharge', { chargeId })).rejects.toMatchObject(notFound)
      await expect(world.call(who, 'payments.getCharge', { chargeId })).rejects.toMatchObject(notFound)
      await expect(world.call(who, 'payments.confirmCharge', { chargeId })).rejects.toMatchObject(notFound)
    }
    await expect(world.call(owner, 'payments.confirmCharge', { chargeId: first.id })).rejects.toMatchObject(notFound)
    const declined = await world.call(payer, 'payments.declineCharge', { chargeId: first.id })
    expect(declined.charge.state).toBe('declined')
    world.clock.advance(MINUTE_MS)
    const second = await charge(owner, (await codesOf(payer))[1]?.code ?? '', large)
    expect((await world.call(owner, 'payments.cancelCharge', { chargeId: second.id })).charge.state).toBe('cancelled')
    await expect(world.call(payer, 'payments.confirmCharge', { chargeId: second.id })).rejects.toMatchObject({
      code: 'payments.chargeNotWaiting',
      details: { state: 'cancelled' },
    })
    expect(await balanceOf(payer)).toBe(20_000)
  })

  it('runs out', async () => {
    const { payer, owner } = await market()
    const { id: chargeId } = await charge(owner, await codeOf(payer), large)
    world.clock.advance(3 * MINUTE_MS)
    await expect(world.call(payer, 'payments.confirmCharge', { chargeId })).rejects.toMatchObject({
      code: 'payments.chargeNotWaiting',
      details: { state: 'expired' },
    })
    expect((await world.call(payer, 'payments.listWaitingCharges', {})).charges).toEqual([])
    expect((await world.call(owner, 'payments.getCharge', { chargeId })).charge.state).toBe('expired')
    expect(await world.platform.transactions.write((tx) => expireCharges(tx, 100))).toBeGreaterThanOrEqual(1)
    expect(await world.platform.transactions.write((tx) => expireCharges(tx, 100))).toBe(0)
  })
})
