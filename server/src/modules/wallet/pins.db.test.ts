import type { Output } from '@sampan/contract'
import { createWorld, type Person, PIN, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../kernel/errors.ts'
import { checkPin } from './index.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const OTHER_PIN = '739154'
const WRONG_PIN = '906317'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

async function withPin(): Promise<Person> {
  const mei = await world.person('Mei')
  await world.setPin(mei)
  return mei
}

const codeOf = (reason: unknown) => (reason instanceof Refusal ? reason.code : reason)
const refusalOf = async (act: Promise<unknown>): Promise<Refusal> => {
  const reason: unknown = await act.then(
    () => 'it was allowed',
    (thrown: unknown) => thrown,
  )
  if (!(reason instanceof Refusal)) throw new Error(`No refusal: ${String(reason)}`)
  return reason
}

const prove = (who: Person, pin: string, amount = '100000', currency = 'EUR') =>
  world.call(who, 'wallet.provePin', { pin, amount, currency })
const spend = (who: Person, amount: bigint, proof: string | undefined, currency = 'EUR') =>
  world.platform.transactions.write((tx) =>
    checkPin(tx, { memberId: who.id, deviceId: who.deviceId }, { amount, currency }, proof),
  )
const pinOf = async (who: Person): Promise<Output<'wallet.getWallet'>['standing']['pin']> =>
  (await world.call(who, 'wallet.getWallet', {})).standing.pin
const toldSince = (from: number) => world.rings.slice(from).flatMap((ring) => (ring.type === 'log' ? ring.entries : []))

describe('setting a PIN', () => {
  it('is done once', async () => {
    const mei = await world.person('Mei')
    expect(await pinOf(mei)).toEqual({ set: false, lockedUntil: null, reset: null })
    const { standing } = await world.call(mei, 'wallet.setPin', { pin: PIN })
    expect(standing.pin.set).toBe(true)
    await expect(world.call(mei, 'wallet.setPin', { pin: PIN })).rejects.toMatchObject({ code: 'wallet.pinAlreadySet' })
  })

  it('at the same moment on several devices sets one of them', async () => {
    const mei = await world.person('Mei')
    const pins = [PIN, OTHER_PIN, WRONG_PIN]
    const done = await Promise.all(pins.map((pin) => world.call(mei, 'wallet.setPin', { pin }).catch(codeOf)))
    expect(done.filter((outcome) => outcome === 'wallet.pinAlreadySet')).toHaveLength(2)
  })

  it('refuses what is guessed first', async () => {
    const mei = await world.person('Mei')
    const refused = world.call(mei, 'wallet.setPin', { pin: '123456' })
    await expect(refused).rejects.toMatchObject({ code: 'wallet.pinTooSimple' })
  })

  it('leaves no trace of it but its argon2id hash', async () => {
    const mei = await withPin()
    await prove(mei, PIN)
    const { rows } = await world.pool.query('SELECT * FROM wallets WHERE member_id = $1', [mei.id])
    expect(rows[0].pin_hash).toMatch(/^\$argon2id\$/)
    const keys = await world.pool.query('SELECT count(*) FROM idempotency_keys WHERE caller_id = $1', [mei.id])
    expect(keys.rows[0].count).toBe(0)
    const proofs = await world.pool.query('SELECT hash FROM wallet_pin_proofs WHERE member_id = $1', [mei.id])
    expect(proofs.rows[0].hash).toHaveLength(32)
  })
})

describe('changing it', () => {
  it('takes the old one, and ends what was proved by it', async () => {
    const mei = await withPin()
    const { proof } = await prove(mei, PIN)
    const wrong = world.call(mei, 'wallet.changePin', { current: WRONG_PIN, next: OTHER_PIN })
    await expect(wrong).rejects.toMatchObject({ code: 'wallet.pinWrong', details: { triesLeft: 4 } })
    await world.call(mei, 'wallet.changePin', { current: PIN, next: OTHER_PIN })
    await expect(spend(mei, 90_000n, proof)).rejects.toMatchObject({ code: 'wallet.pinProofInvalid' })
    await expect(prove(mei, PIN)).rejects.toMatchObject({ code: 'wallet.pinWrong' })
    await expect(prove(mei, OTHER_PIN)).resolves.toBeDefined()
  })
})

describe('wrong tries', () => {
  const tryFive = async (who: Person) => {
    const refusals: Refusal[] = []
    for (let count = 0; count < 5; count += 1) refusals.push(await refusalOf(prove(who, WRONG_PIN)))
    return refusals
  }

  it('lock it for a time that grows; devices are told', async () => {
    const mei = await withPin()
    for (const ms of [15 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS, DAY_MS]) {
      const from = world.rings.length
      const refusals = await tryFive(mei)
      expect(refusals.map(({ code, details }) => [code, details?.triesLeft])).toEqual([
        ['wallet.pinWrong', 4],
        ['wallet.pinWrong', 3],
        ['wallet.pinWrong', 2],
        ['wallet.pinWrong', 1],
        ['wallet.pinLocked', undefined],
      ])
      const until = new Date(world.clock.now().getTime() + ms).toISOString()
      expect(refusals.at(-1)?.details).toEqual({ until })
      expect((await pinOf(mei)).lockedUntil).toBe(until)
      expect(toldSince(from)).toMatchObject([{ name: 'wallet.standingChanged' }])
      // Also the right one is not looked at.
      await expect(prove(mei, PIN)).rejects.toMatchObject({ code: 'wallet.pinLocked', details: { until } })
      world.clock.advance(ms)
    }
    await prove(mei, PIN)
    expect((await pinOf(mei)).lockedUntil).toBeNull()
    expect(await refusalOf(prove(mei, WRONG_PIN))).toMatchObject({ details: { triesLeft: 4 } })
  })

  it('at the same moment are as many as one by one', async () => {
    const mei = await withPin()
    const refusals = await Promise.all(Array.from({ length: 40 }, () => refusalOf(prove(mei, WRONG_PIN))))
    const codes = refusals.map(({ code }) => code)
    expect(codes.filter((code) => code === 'wallet.pinWrong')).toHaveLength(4)
    expect(codes.filter((code) => code === 'wallet.pinLocked')).toHaveLength(36)
  })
})

describe('a reset', () => {
  const begin = (who: Person) => world.call(who, 'wallet.beginPinReset', {})
  const finish = (who: Person, pin = OTHER_PIN) => world.call(who, 'wallet.finishPinReset', { pin })
  const code = (wanted: string) => ({ code: wanted })

  it('takes signing in anew and a day, and is told to all devices', async () => {
    const mei = await withPin()
    world.clock.advance(16 * MINUTE_MS)
    await expect(begin(mei)).rejects.toMatchObject(code('wallet.signInAgain'))
    const anew = await world.anotherDevice(mei)
    const from = world.rings.length
    await begin(anew)
    expect(toldSince(from)).toMatchObject([{ name: 'wallet.standingChanged' }])
    await expect(finish(anew)).rejects.toMatchObject(code('wallet.pinResetTooEarly'))
    world.clock.advance(DAY_MS)
    await expect(finish(mei)).rejects.toMatchObject(code('wallet.signInAgain'))
    await expect(finish(anew, '121212')).rejects.toMatchObject(code('wallet.pinTooSimple'))
    const { standing } = await finish(anew)
    expect(standing.pin).toEqual({ set: true, lockedUntil: null, reset: null })
    await expect(prove(mei, OTHER_PIN)).resolves.toBeDefined()
    await expect(finish(anew)).rejects.toMatchObject(code('wallet.pinResetNotBegun'))
  })

  it('is cancelled from any device, or by the right PIN, and is over after a week', async () => {
    const mei = await withPin()
    await begin(mei)
    const other = await world.anotherDevice(mei)
    await world.call(other, 'wallet.cancelPinReset', {})
    await expect(world.call(other, 'wallet.cancelPinReset', {})).rejects.toMatchObject(code('wallet.pinResetNotBegun'))
    await begin(mei)
    await prove(other, PIN)
    expect((await pinOf(mei)).reset).toBeNull()
    await begin(mei)
    world.clock.advance(8 * DAY_MS)
    await expect(finish(mei)).rejects.toMatchObject(code('wallet.pinResetNotBegun'))
  })

  it('asked for twice goes on as it was', async () => {
    const mei = await withPin()
    const first = await begin(mei)
    world.clock.advance(10 * MINUTE_MS)
    expect(await begin(mei)).toEqual(first)
  })

  it('is for those who have a PIN', async () => {
    await expect(begin(await world.person())).rejects.toMatchObject(code('wallet.pinNotSet'))
  })
})

describe('a proof', () => {
  const invalid = { code: 'wallet.pinProofInvalid' }

  it('is good once', async () => {
    const mei = await withPin()
    const { proof } = await prove(mei, PIN)
    await spend(mei, 100_000n, proof)
    await expect(spend(mei, 100_000n, proof)).rejects.toMatchObject(invalid)
  })

  it('is good once also at the same moment', async () => {
    const mei = await withPin()
    const { proof } = await prove(mei, PIN)
    const spent = await Promise.allSettled(Array.from({ length: 10 }, () => spend(mei, 100_000n, proof)))
    expect(spent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is for so much, in this currency, on this device, of this member, for five minutes', async () => {
    const mei = await withPin()
    const elsewhere = await world.anotherDevice(mei)
    const omar = await withPin()
    const { proof } = await prove(mei, PIN)
    await expect(spend(mei, 100_001n, proof)).rejects.toMatchObject(invalid)
    await expect(spend(mei, 100_000n, proof, 'CNY')).rejects.toMatchObject(invalid)
    await expect(spend(elsewhere, 100_000n, proof)).rejects.toMatchObject(invalid)
    await expect(spend(omar, 100_000n, proof)).rejects.toMatchObject(invalid)
    world.clock.advance(5 * MINUTE_MS)
    await expect(spend(mei, 100_000n, proof)).rejects.toMatchObject(invalid)
  })

  it('is not used up by what does not happen', async () => {
    const mei = await withPin()
    const { proof } = await prove(mei, PIN)
    const broken = world.platform.transactions.write(async (tx) => {
      await checkPin(tx, { memberId: mei.id, deviceId: mei.deviceId }, { amount: 50_000n, currency: 'EUR' }, proof)
      throw new Error('Something else went wrong')
    })
    await expect(broken).rejects.toThrow('Something else')
    await expect(spend(mei, 50_000n, proof)).resolves.toBeUndefined()
  })

  it('is asked for above what is PIN-free', async () => {
    const mei = await withPin()
    await spend(mei, 2_500n, undefined)
    await expect(spend(mei, 2_501n, undefined)).rejects.toMatchObject({ code: 'wallet.pinRequired' })
    await expect(spend(await world.person(), 2_501n, undefined)).rejects.toMatchObject({ code: 'wallet.pinNotSet' })
  })
})

describe('what is PIN-free', () => {
  const set = (who: Person, amount: string, pinProof?: string) =>
    world.call(who, 'wallet.setPinFree', { amount, currency: 'EUR', ...(pinProof ? { pinProof } : {}) })

  it('is lowered at once, and raised by the PIN', async () => {
    const mei = await withPin()
    await set(mei, '0')
    await expect(spend(mei, 1n, undefined)).rejects.toMatchObject({ code: 'wallet.pinRequired' })
    await expect(set(mei, '100')).rejects.toMatchObject({ code: 'wallet.pinRequired' })
    const { standing } = await set(mei, '4000', await world.provePin(mei, '40'))
    expect(standing.pinFree).toEqual([
      { amount: '4000', currency: 'EUR' },
      { amount: '20000', currency: 'CNY' },
    ])
    await spend(mei, 4_000n, undefined)
  })

  it('has an end, by the tier', async () => {
    const mei = await withPin()
    const refused = set(mei, '5001', await world.provePin(mei, '50.01'))
    await expect(refused).rejects.toMatchObject({ code: 'wallet.pinFreeTooHigh', details: { max: '5000' } })
  })

  it('is not raised without a PIN', async () => {
    await expect(set(await world.person(), '2600')).rejects.toMatchObject({ code: 'wallet.pinNotSet' })
  })
})
