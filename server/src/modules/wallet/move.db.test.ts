import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'
import { HOUSE_OWNER_ID, openAccounts } from '../ledger/index.ts'
import { freezeWallet, type Move, type MoveOutcome, moveMoney, moveOrRefuse, setTier } from './index.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

/** Mei has money; all that tiers allow is allowed, where it is not what a test is about. */
async function two(amount = '100', tier = 'document') {
  const [mei, omar] = await Promise.all([world.person('Mei'), world.person('Omar')])
  await world.giveMoney(mei, amount)
  await world.platform.transactions.write((tx) => setTier(tx, mei.id, tier))
  return { mei, omar }
}

const payment = (from: Person, to: Person, amount: bigint, changes: Partial<Move> = {}): Move => ({
  id: newUuid(),
  from: { memberId: from.id },
  to: { memberId: to.id },
  amount,
  currency: 'EUR',
  phase: 'now',
  kind: 'payment',
  note: 'Tea',
  referenceId: null,
  actor: { memberId: from.id, deviceId: from.deviceId },
  spends: true,
  ...changes,
})
const hold = (from: Person, to: Person, amount: bigint, changes: Partial<Move> = {}): Move =>
  payment(from, to, amount, { phase: 'hold', kind: 'transfer', ...changes })
const settle = (held: Move, by: Person, amount = held.amount): Move => ({
  ...held,
  id: newUuid(),
  amount,
  phase: 'settle',
  holdId: held.id,
  actor: { memberId: by.id, deviceId: by.deviceId },
  spends: false,
})
const release = (held: Move): Move => ({
  ...held,
  id: newUuid(),
  phase: 'release',
  holdId: held.id,
  kind: 'transferReturned',
  actor: { memberId: null, deviceId: null },
  spends: false,
})

const moveAll = (...moves: Move[]): Promise<MoveOutcome[]> =>
  world.platform.transactions.write((tx) => moveMoney(tx, moves))
async function move(one: Move): Promise<MoveOutcome> {
  const [outcome] = await moveAll(one)
  if (!outcome) throw new Error('A move has an outcome')
  return outcome
}

const walletOf = (who: Person) => world.call(who, 'wallet.getWallet', {})
const balancesOf = async (who: Person) => (await walletOf(who)).balances
const entriesOf = async (who: Person) => (await world.call(who, 'wallet.listEntries', { limit: 100 })).entries
const usedOf = async (who: Person) => {
  const { limits } = await walletOf(who)
  const euro = limits.find(({ currency }) => currency === 'EUR')
  return [euro?.day.used, euro?.month.used]
}
const toldSince = (from: number, who: Person) =>
  world.rings
    .slice(from)
    .flatMap((ring) => (ring.type === 'log' && ring.memberId === who.id ? ring.entries : []))
    .map(({ name, body }) => ({ name, body }))

describe('money that moves at once', () => {
  it('stands in both statements, and both are told', async () => {
    const { mei, omar } = await two()
    const from = world.rings.length
    const outcome = await move(payment(mei, omar, 1_250n))
    expect(outcome).toMatchObject({
      outcome: 'moved',
      from: {
        memberId: mei.id,
        balance: { currency: 'EUR', available: '8750', held: '0' },
        entry: { amount: '-1250', balance: '8750', with: { memberId: omar.id, name: 'Omar' }, note: 'Tea' },
      },
      to: { balance: { available: '1250' }, entry: { amount: '1250', with: { memberId: mei.id, name: 'Mei' } } },
    })
    if (outcome.outcome === 'refused') throw new Error('It was moved')
    for (const [who, side] of [
      [mei, outcome.from],
      [omar, outcome.to],
    ] as const) {
      expect(toldSince(from, who)).toEqual([
        { name: 'wallet.moved', body: { entries: [side?.entry], balances: [side?.balance] } },
      ])
      expect((await entriesOf(who))[0]).toEqual(side?.entry)
      expect(await balancesOf(who)).toEqual([side?.balance])
    }
  })

  it('shows what the mover says in place of a member', async () => {
    const { mei, omar } = await two()
    const stall = { memberId: omar.id, name: 'Omar’s Noodles' }
    await move(payment(mei, omar, 100n, { with: { from: stall, to: { memberId: null, name: 'Somebody' } } }))
    expect((await entriesOf(mei))[0]?.with).toEqual(stall)
    expect((await entriesOf(omar))[0]?.with).toEqual({ memberId: null, name: 'Somebody' })
  })

  it('names a member where only its id was said', async () => {
    const { mei, omar } = await two()
    await move(payment(mei, omar, 100n, { with: { from: { memberId: omar.id, name: null } } }))
    expect((await entriesOf(mei))[0]?.with).toEqual({ memberId: omar.id, name: 'Omar' })
  })

  it('goes to and from accounts that are no member’s', async () => {
    const { mei } = await two()
    const accountId = newUuid()
    await world.platform.transactions.write((tx) =>
      openAccounts(tx, [
        { id: accountId, ownerId: newUuid(), kind: 'redPacket', currency: 'EUR', debitsMustNotExceedCredits: true },
      ]),
    )
    const sent = payment(mei, mei, 500n, { to: { accountId }, kind: 'redPacketSent' })
    expect(await move(sent)).toMatchObject({ outcome: 'moved', to: null })
    const taken = payment(mei, mei, 200n, { from: { accountId }, kind: 'redPacketReceived', spends: false })
    expect(await move(taken)).toMatchObject({ outcome: 'moved', from: null, to: { balance: { available: '9700' } } })
    const tooMuch = { ...taken, id: newUuid(), amount: 301n }
    expect(await move(tooMuch)).toMatchObject({ outcome: 'refused', code: 'wallet.insufficientFunds' })
  })

  it('in a batch is decided in order, and each member is told once', async () => {
    const { mei, omar } = await two('10')
    const lena = await world.person('Lena')
    const from = world.rings.length
    const outcomes = await moveAll(
      payment(mei, omar, 600n),
      payment(omar, lena, 600n),
      payment(mei, lena, 600n),
      payment(lena, mei, 200n),
      payment(mei, lena, 600n),
    )
    expect(outcomes.map((each) => (each.outcome === 'refused' ? each.code : each.outcome))).toEqual([
      'moved',
      'moved',
      'wallet.insufficientFunds',
      'moved',
      'moved',
    ])
    expect(outcomes[2]).toMatchObject({ details: { available: '400', currency: 'EUR' } })
    const [told, ...more] = toldSince(from, mei)
    expect(more).toEqual([])
    const entries = (await entriesOf(mei)).slice(0, 3)
    expect(entries.map(({ amount, balance }) => [amount, balance])).toEqual([
      ['-600', '0'],
      ['200', '600'],
      ['-600', '400'],
    ])
    expect(told?.body).toEqual({
      entries: entries.toReversed(),
      balances: [{ currency: 'EUR', available: '0', held: '0' }],
    })
  })

  it('tells no more entries at once than devices hold', async () => {
    const { mei, omar } = await two()
    const from = world.rings.length
    await moveAll(...Array.from({ length: 60 }, () => payment(mei, omar, 1n)))
    const [told] = toldSince(from, omar)
    const latest = (await entriesOf(omar)).slice(0, 50)
    expect(told?.body).toEqual({
      entries: latest.toReversed(),
      balances: [{ currency: 'EUR', available: '60', held: '0' }],
    })
  })

  it('throws what is refused, and then nothing has happened', async () => {
    const { mei, omar } = await two('1')
    const refused = world.platform.transactions.write((tx) => moveOrRefuse(tx, payment(mei, omar, 101n)))
    await expect(refused).rejects.toMatchObject({ code: 'wallet.insufficientFunds', details: { available: '100' } })
    expect(await entriesOf(mei)).toHaveLength(1)
    expect(await usedOf(mei)).toEqual(['0', '0'])
    expect(await balancesOf(omar)).toEqual([])
  })

  it('needs a currency that is on offer', async () => {
    const { mei, omar } = await two()
    expect(await move(payment(mei, omar, 1n, { currency: 'JPY' }))).toMatchObject({
      outcome: 'refused',
      code: 'wallet.currencyNotOffered',
    })
  })
})

describe('a repeat', () => {
  it('is answered as it was, and moves nothing', async () => {
    const { mei, omar } = await two()
    const tea = payment(mei, omar, 1_000n)
    const first = await move(tea)
    await move(payment(mei, omar, 500n))
    const from = world.rings.length
    expect(await move(tea)).toEqual({ ...first, outcome: 'repeated' })
    expect(world.rings.slice(from)).toEqual([])
    expect(await usedOf(mei)).toEqual(['1500', '1500'])
    expect((await balancesOf(mei))[0]?.available).toBe('8500')
  })

  it('in one batch is one move', async () => {
    const { mei, omar } = await two()
    const tea = payment(mei, omar, 1_000n)
    const [first, second] = await moveAll(tea, tea)
    expect([first?.outcome, second?.outcome]).toEqual(['moved', 'repeated'])
    expect(await entriesOf(omar)).toHaveLength(1)
    expect(await usedOf(mei)).toEqual(['1000', '1000'])
  })

  it('stays one when it would be refused by now', async () => {
    const { mei, omar } = await two('10')
    const tea = payment(mei, omar, 1_000n)
    await move(tea)
    expect(await move(tea)).toMatchObject({ outcome: 'repeated', from: { entry: { balance: '0' } } })
    const held = hold(omar, mei, 1_000n)
    await move(held)
    await move(settle(held, mei))
    expect(await move(held)).toMatchObject({ outcome: 'repeated' })
  })

  it('with another body is refused', async () => {
    const { mei, omar } = await two('20')
    const tea = payment(mei, omar, 1_000n)
    await move(tea)
    const refused = { outcome: 'refused', code: 'wallet.idUsed' }
    expect(await move({ ...tea, amount: 999n })).toEqual(refused)
    expect(await move({ ...tea, amount: 100_000n })).toEqual(refused)
    expect(await move({ ...tea, kind: 'transfer' })).toEqual(refused)
    expect(await move({ ...tea, to: { memberId: (await world.person()).id } })).toEqual(refused)
    expect(await move({ ...tea, referenceId: newUuid() })).toEqual(refused)
    // Also where by now there is not enough for it.
    await move(payment(mei, omar, 1_000n))
    const other = { memberId: (await world.person()).id }
    for (const change of [{ to: other }, { from: other }, { referenceId: newUuid() }, { kind: 'bill' as const }])
      expect(await move({ ...tea, ...change })).toEqual(refused)
  })
})

describe('money that is held', () => {
  it('is not available, and stands in no statement before it is settled', async () => {
    const { mei, omar } = await two()
    const held = hold(mei, omar, 4_000n)
    const from = world.rings.length
    expect(await move(held)).toMatchObject({ from: { balance: { available: '6000', held: '4000' }, entry: null } })
    expect(toldSince(from, mei)).toMatchObject([{ body: { entries: [], balances: [{ held: '4000' }] } }])
    expect([toldSince(from, omar), await balancesOf(omar)]).toEqual([[], []])
    expect(await move(payment(mei, omar, 6_001n))).toMatchObject({ code: 'wallet.insufficientFunds' })

    await move(settle(held, omar))
    expect(await balancesOf(mei)).toEqual([{ currency: 'EUR', available: '6000', held: '0' }])
    expect((await entriesOf(mei))[0]).toMatchObject({ amount: '-4000', balance: '6000', kind: 'transfer' })
    expect((await entriesOf(omar))[0]).toMatchObject({ amount: '4000', balance: '4000' })
  })

  it('settled for less frees the rest, and counts for less', async () => {
    const { mei, omar } = await two()
    const held = hold(mei, omar, 4_000n)
    await move(held)
    expect(await usedOf(mei)).toEqual(['4000', '4000'])
    await move(settle(held, omar, 1_000n))
    expect(await balancesOf(mei)).toEqual([{ currency: 'EUR', available: '9000', held: '0' }])
    expect(await usedOf(mei)).toEqual(['1000', '1000'])
  })

  it('that goes back counts no more on the same day, and in the same month', async () => {
    const { mei, omar } = await two()
    const [today, tomorrow] = [hold(mei, omar, 1_000n), hold(mei, omar, 2_000n)]
    await moveAll(today, tomorrow)
    await move(release(today))
    expect(await usedOf(mei)).toEqual(['2000', '2000'])
    world.clock.advance(DAY_MS)
    await move(payment(mei, omar, 500n))
    await move(release(tomorrow))
    expect(await usedOf(mei)).toEqual(['500', '500'])
    expect(await balancesOf(mei)).toEqual([{ currency: 'EUR', available: '9500', held: '0' }])
    expect((await entriesOf(mei)).map(({ amount }) => amount)).toEqual(['-500', '10000'])
  })

  it('ends once', async () => {
    const { mei, omar } = await two()
    const held = hold(mei, omar, 1_000n)
    await move(held)
    const [settled, released] = await moveAll(settle(held, omar), release(held))
    expect([settled?.outcome, released]).toEqual(['moved', { outcome: 'refused', code: 'wallet.holdGone' }])
    expect(await balancesOf(mei)).toEqual([{ currency: 'EUR', available: '9000', held: '0' }])
  })
})

describe('limits', () => {
  const over = (limit: string, allowed: string, freesAt: string | null) => ({
    outcome: 'refused',
    code: 'wallet.limitReached',
    details: { limit, allowed, currency: 'EUR', freesAt },
  })

  it('of a payment, a day and a month: which, what is still allowed, and when it frees', async () => {
    world.clock.set(new Date('2026-05-30T09:00:00.000Z'))
    const { mei, omar } = await two('5000', 'unverified')
    await world.platform.transactions.write((tx) => setTier(tx, omar.id, 'document'))
    expect(await move(payment(mei, omar, 15_001n))).toEqual(over('payment', '15000', null))
    await move(payment(mei, omar, 15_000n))
    expect(await move(payment(mei, omar, 15_000n))).toEqual(over('day', '10000', '2026-05-31T00:00:00.000Z'))
    await move(payment(mei, omar, 10_000n))
    expect(await move(payment(mei, omar, 1n))).toEqual(over('day', '0', '2026-05-31T00:00:00.000Z'))
    world.clock.advance(DAY_MS)
    await move(payment(mei, omar, 10_000n))
    world.clock.advance(DAY_MS)
    expect(await usedOf(mei)).toEqual(['0', '0'])
    for (let day = 1; day <= 4; day += 1) {
      await moveAll(payment(mei, omar, 15_000n), payment(mei, omar, 10_000n))
      world.clock.advance(DAY_MS)
    }
    expect(await move(payment(mei, omar, 1n))).toEqual(over('month', '0', '2026-07-01T00:00:00.000Z'))
    const returned = payment(mei, omar, 50_000n, { kind: 'transferReturned', spends: false })
    expect(await move(returned)).toMatchObject({ outcome: 'moved' })
  })

  it('are those of the tier that a member has by now; what was sent before counts', async () => {
    world.clock.set(new Date('2026-07-10T09:00:00.000Z'))
    const { mei, omar } = await two('5000')
    const turn = (who: Person, tier: string) => world.platform.transactions.write((tx) => setTier(tx, who.id, tier))
    await turn(omar, 'document')
    await move(payment(mei, omar, 24_000n))
    await turn(mei, 'unverified')
    expect(await move(payment(mei, omar, 1_001n))).toEqual(over('day', '1000', '2026-07-11T00:00:00.000Z'))
    await move(payment(mei, omar, 1_000n))
    await turn(mei, 'phone')
    await move(payment(mei, omar, 100_000n))
    await turn(mei, 'unverified')
    expect(await move(payment(mei, omar, 1n))).toEqual(over('month', '0', '2026-08-01T00:00:00.000Z'))
  })

  it('of what one may hold: told to whoever takes, not to whoever gives', async () => {
    const { mei, omar } = await two('2000')
    await world.giveMoney(omar, '950')
    const gift = payment(mei, omar, 5_001n)
    expect(await move(gift)).toEqual({ outcome: 'refused', code: 'wallet.payeeCannotReceive' })
    const held = hold(mei, omar, 5_001n)
    expect(await move(held)).toMatchObject({ outcome: 'moved' })
    expect(await move(settle(held, omar))).toEqual(over('balance', '5000', null))
    expect(await move(settle(held, omar, 5_000n))).toMatchObject({ outcome: 'moved' })
    const back = payment(mei, omar, 5_000n, { kind: 'withdrawalReturned', spends: false })
    expect(await move(back)).toMatchObject({ outcome: 'moved' })
  })

  it('of a top-up count when the bank is asked, not when it has done it', async () => {
    const { omar } = await two()
    const accountId = newUuid()
    await world.platform.transactions.write((tx) =>
      openAccounts(tx, [
        { id: accountId, ownerId: newUuid(), kind: 'funding', currency: 'EUR', debitsMustNotExceedCredits: false },
      ]),
    )
    const topUp = (amount: bigint) => hold(omar, omar, amount, { from: { accountId }, kind: 'topUp', spends: false })
    const first = topUp(60_000n)
    await move(first)
    expect(await move(topUp(40_001n))).toEqual(over('balance', '40000', null))
    await world.giveMoney(omar, '900')
    expect(await move(settle(first, omar))).toMatchObject({ outcome: 'moved' })
  })

  it('cannot be slipped past by many at once, nor can the floor', async () => {
    const { mei, omar } = await two('1000', 'unverified')
    const spends = Array.from({ length: 50 }, () => payment(mei, omar, 1_000n))
    const outcomes = await Promise.all(spends.map(move))
    expect(outcomes.filter(({ outcome }) => outcome === 'moved')).toHaveLength(25)
    expect(await usedOf(mei)).toEqual(['25000', '25000'])
    expect((await balancesOf(omar))[0]?.available).toBe('25000')

    const { mei: rich, omar: other } = await two('120')
    const fifty = await Promise.all(Array.from({ length: 50 }, () => move(payment(rich, other, 1_000n))))
    expect(fifty.filter(({ outcome }) => outcome === 'moved')).toHaveLength(12)
    expect(await balancesOf(rich)).toEqual([{ currency: 'EUR', available: '0', held: '0' }])
  })

  it('of what one may hold cannot be slipped past by many givers', async () => {
    const { omar } = await two()
    const givers = await Promise.all(Array.from({ length: 10 }, async () => (await two('500')).mei))
    const outcomes = await Promise.all(givers.map((giver) => move(payment(giver, omar, 30_000n))))
    expect(outcomes.filter(({ outcome }) => outcome === 'moved')).toHaveLength(3)
    expect((await balancesOf(omar))[0]?.available).toBe('90000')
  })
})

describe('a frozen wallet', () => {
  const freeze = (who: Person, frozen: boolean) =>
    world.platform.transactions.write((tx) => freezeWallet(tx, who.id, frozen))

  it('lets nothing out and money in; what is held may go back; devices are told', async () => {
    const { mei, omar } = await two()
    const held = hold(mei, omar, 1_000n)
    await move(held)
    const from = world.rings.length
    await freeze(mei, true)
    expect(toldSince(from, mei)).toMatchObject([
      { name: 'wallet.standingChanged', body: { standing: { frozen: true } } },
    ])
    const frozen = { outcome: 'refused', code: 'wallet.frozen' }
    expect(await move(payment(mei, omar, 1n))).toEqual(frozen)
    expect(await move(hold(mei, omar, 1n))).toEqual(frozen)
    expect(await move(settle(held, omar))).toEqual(frozen)
    expect(await move(release(held))).toMatchObject({ outcome: 'moved' })
    await world.giveMoney(omar, '5')
    expect(await move(payment(omar, mei, 500n))).toMatchObject({ outcome: 'moved' })
    // Also in a currency that it had nothing of when it was frozen.
    await world.giveMoney(mei, '5', 'CNY')
    expect(await move(payment(mei, omar, 1n, { currency: 'CNY' }))).toEqual(frozen)
    await freeze(mei, false)
    expect(await move(payment(mei, omar, 1n))).toMatchObject({ outcome: 'moved' })
  })
})

describe('a statement', () => {
  it('adds up, whatever happened at the same time', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, async () => (await two('300')).mei))
    const random = (below: number) => Math.floor(Math.random() * below)
    const act = async () => {
      const [from, to] = [people[random(5)], people[random(5)]]
      if (!from || !to || from === to) return
      const amount = BigInt(1 + random(9_000))
      const kind = random(3)
      if (kind === 0) await move(payment(from, to, amount))
      const held = hold(from, to, amount)
      if (kind > 0 && (await move(held)).outcome === 'moved') await move(kind === 1 ? settle(held, to) : release(held))
    }
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let count = 0; count < 10; count += 1) {
          await act()
          world.clock.advance(random(3))
        }
      }),
    )
    let all = 0n
    for (const person of people) {
      const entries = (await entriesOf(person)).toReversed()
      let balance = 0n
      for (const entry of entries) {
        balance += BigInt(entry.amount)
        expect(BigInt(entry.balance)).toBe(balance)
      }
      expect(await balancesOf(person)).toEqual([{ currency: 'EUR', available: String(balance), held: '0' }])
      expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort())
      all += balance
    }
    expect(all).toBe(150_000n)
  })

  it('is written from one place: the house’s own accounts have none', async () => {
    const { rows } = await world.pool.query('SELECT count(*) FROM wallet_entries WHERE member_id = $1', [
      HOUSE_OWNER_ID,
    ])
    expect(rows[0].count).toBe(0)
  })
})
