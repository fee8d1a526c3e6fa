import type { EntryKind, Input, StatementFilter } from '@sampan/contract'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'
import type { Queryable } from '../../schema/index.ts'
import { type Move, moveOrRefuse, setTier } from './index.ts'
import { listEntries, sumEntries } from './store/entries.ts'

let world: World
let mei: Person
let omar: Person
let anya: Person

async function pay(from: Person, to: Person, amount: string, changes: Partial<Move> = {}): Promise<string> {
  const id = newUuid()
  const move: Move = {
    id,
    from: { memberId: from.id },
    to: { memberId: to.id },
    amount: BigInt(amount),
    currency: 'EUR',
    phase: 'now',
    kind: 'payment',
    note: '',
    referenceId: null,
    actor: { memberId: from.id, deviceId: from.deviceId },
    spends: true,
    ...changes,
  }
  await world.platform.transactions.write((tx) => moveOrRefuse(tx, move))
  return id
}

const day = (text: string) => world.clock.set(new Date(`${text}T12:00:00.000Z`))
const list = (filter: Input<'wallet.listEntries'> = {}) => world.call(mei, 'wallet.listEntries', filter)
const notes = async (filter: Input<'wallet.listEntries'>) => (await list(filter)).entries.map(({ note }) => note)

/** Mei's life in a few lines; Berlin, where days begin an hour or two before those of UTC. */
beforeAll(async () => {
  world = await createWorld({ settings: { SAMPAN_TIME_ZONE: 'Europe/Berlin' } })
  day('2026-02-20')
  mei = await world.person('Mei')
  omar = await world.person('Omar')
  await world.call(omar, 'accounts.updateProfile', { name: 'Omar Farouk' })
  anya = await world.person('Anya')
  await world.platform.transactions.write((tx) => setTier(tx, mei.id, 'document'))
  await world.giveMoney(mei, '1000')
  await world.giveMoney(mei, '1000', 'CNY')
  await pay(mei, omar, '350', { note: 'Green tea' })
  day('2026-03-01')
  await pay(mei, omar, '1250', { note: 'Noodles, 100% good' })
  await pay(mei, anya, '4000', { note: '晚饭和茶', kind: 'transfer' })
  await pay(anya, mei, '1500', { note: 'Half of dinner', kind: 'bill' })
  await pay(mei, omar, '800', { currency: 'CNY', note: 'TEA in Shanghai', kind: 'redPacketSent' })
  // In Berlin it is the first of April already.
  world.clock.set(new Date('2026-03-31T22:30:00.000Z'))
  await pay(omar, mei, '100', { note: 'A coin', with: { to: { memberId: omar.id, name: 'Noodle House' } } })
})
afterAll(() => world.close())

describe('wallet.listEntries', () => {
  it('answers the latest first, with those in them as they are now', async () => {
    const { entries, members, nextCursor } = await list()
    expect(entries.map(({ amount, currency }) => `${amount} ${currency}`)).toEqual([
      '100 EUR',
      '-800 CNY',
      '1500 EUR',
      '-4000 EUR',
      '-1250 EUR',
      '-350 EUR',
      '100000 CNY',
      '100000 EUR',
    ])
    expect(new Set(members.map(({ id }) => id))).toEqual(new Set([omar.id, anya.id]))
    expect(nextCursor).toBeNull()
  })

  it('pages without a gap, also among those of one moment', async () => {
    const ids: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await list({ limit: 3, ...(cursor ? { cursor } : {}) })
      ids.push(...page.entries.map(({ id, currency }) => `${id} ${currency}`))
      cursor = page.nextCursor
    }
    expect(ids).toEqual((await list()).entries.map(({ id, currency }) => `${id} ${currency}`))
  })

  const filters: [string, () => Input<'wallet.listEntries'>, string[]][] = [
    ['a word of a note, in any case', () => ({ search: 'tea' }), ['TEA in Shanghai', 'Green tea']],
    ['a word of another script, however short', () => ({ search: '茶' }), ['晚饭和茶']],
    ['a name', () => ({ search: 'farouk' }), ['TEA in Shanghai', 'Noodles, 100% good', 'Green tea']],
    ['the name of then', () => ({ search: 'noodle house' }), ['A coin']],
    ['words in any order', () => ({ search: 'omar  GREEN' }), ['Green tea']],
    ['signs that mean something in SQL', () => ({ search: '100%' }), ['Noodles, 100% good']],
    ['a sign that nobody wrote', () => ({ search: '_' }), []],
    ['nothing', () => ({ search: '  ', kinds: ['bill'] }), ['Half of dinner']],
    ['kinds', () => ({ kinds: ['transfer', 'bill'] satisfies EntryKind[] }), ['Half of dinner', '晚饭和茶']],
    ['what came in', () => ({ direction: 'in', memberId: anya.id }), ['Half of dinner']],
    ['what went out', () => ({ direction: 'out', currency: 'CNY' }), ['TEA in Shanghai']],
    ['a person', () => ({ memberId: anya.id }), ['Half of dinner', '晚饭和茶']],
    ['a currency', () => ({ currency: 'CNY', direction: 'out' }), ['TEA in Shanghai']],
    [
      'a time',
      () => ({ from: '2026-02-20T12:00:00.000Z', before: '2026-03-01T12:00:00.000Z', direction: 'out' }),
      ['Green tea'],
    ],
    [
      'days that no month has',
      () => ({ from: '0001-02-30T00:00:00.000Z', before: '2026-02-29T00:00:00.000Z', direction: 'out' }),
      ['Green tea'],
    ],
  ]
  it.each(filters)('finds by %s', async (_words, filter, expected) => {
    expect(await notes(filter())).toEqual(expected)
  })

  it('is each one’s own', async () => {
    const { entries } = await world.call(anya, 'wallet.listEntries', {})
    expect(entries.map(({ amount }) => amount)).toEqual(['-1500', '4000'])
    expect((await world.call(await world.person(), 'wallet.listEntries', {})).entries).toEqual([])
  })

  it('refuses a place that it did not give', async () => {
    await expect(list({ cursor: 'elsewhere' })).rejects.toMatchObject({ code: 'request.invalid' })
  })
})

describe('wallet.getEntry', () => {
  it('is the same movement for both, each with its own balance', async () => {
    const id = await pay(mei, omar, '1', { note: 'A cent' })
    const receiptOf = (who: Person) => world.call(who, 'wallet.getEntry', { entryId: id })
    const [own, theirs] = [await receiptOf(mei), await receiptOf(omar)]
    const sides = { payer: { memberId: mei.id, name: 'Mei' }, payee: { memberId: omar.id, name: 'Omar Farouk' } }
    expect(own.receipt).toMatchObject({ ...sides, entry: { amount: '-1', note: 'A cent' } })
    expect(theirs.receipt).toMatchObject({ ...sides, entry: { amount: '1', note: 'A cent' } })
    expect(theirs.receipt.number).toBe(own.receipt.number)
    expect(theirs.receipt.entry.balance).not.toBe(own.receipt.entry.balance)
    await expect(receiptOf(anya)).rejects.toMatchObject({ code: 'wallet.entryNotFound' })
  })
})

describe('wallet.getMonth', () => {
  it('sums up by day, kind and person; days are those of the server’s time zone', async () => {
    const { picture } = await world.call(mei, 'wallet.getMonth', { month: '2026-03', currency: 'EUR' })
    expect(picture).toEqual({
      month: '2026-03',
      currency: 'EUR',
      in: '1500',
      out: '5250',
      days: [{ day: '2026-03-01', in: '1500', out: '5250' }],
      kinds: [
        { kind: 'transfer', in: '0', out: '4000', count: 1 },
        { kind: 'bill', in: '1500', out: '0', count: 1 },
        { kind: 'payment', in: '0', out: '1250', count: 1 },
      ],
      people: [
        { with: { memberId: anya.id, name: 'Anya' }, in: '1500', out: '4000', count: 2 },
        { with: { memberId: omar.id, name: 'Omar Farouk' }, in: '0', out: '1250', count: 1 },
      ],
    })
    const april = await world.call(mei, 'wallet.getMonth', { month: '2026-04', currency: 'EUR' })
    expect(april.picture.days[0]).toMatchObject({ day: '2026-04-01', in: '100' })
    expect(april.picture.people[0]?.with.name).toBe('Omar Farouk')
  })

  it('of nothing is empty', async () => {
    const { picture, members } = await world.call(mei, 'wallet.getMonth', { month: '2031-01', currency: 'CNY' })
    expect(picture).toMatchObject({ in: '0', out: '0', days: [], kinds: [], people: [] })
    expect(members).toEqual([])
  })
})

describe('a long statement', () => {
  const LINES = 10_000

  beforeAll(async () => {
    // Among those of others, as they are where many pay every second.
    await world.pool.query(
      `INSERT INTO wallet_entries
         (member_id, id, currency, kind, amount, balance, with_member_id, with_name, note, words, at)
       SELECT CASE WHEN n % 6 = 0 THEN $1::uuid ELSE gen_random_uuid() END, gen_random_uuid(), 'EUR',
         (ARRAY['payment', 'transfer', 'bill'])[1 + n / 6 % 3], 1 + n % 100, n, $2, 'Mei', 'Line ' || n / 6,
         'line ' || n / 6 || ' mei', timestamptz '2026-01-01' - n / 6 * interval '1 minute'
       FROM generate_series(6, 6 * ${LINES}) AS n`,
      [anya.id, mei.id],
    )
    // A snapshot somewhere may keep it from its work for a moment.
    await vi.waitFor(
      async () => {
        await world.pool.query('VACUUM ANALYZE wallet_entries')
        const { rows } = await world.pool.query(
          "SELECT relallvisible = relpages AS tidy FROM pg_class WHERE oid = 'wallet_entries'::regclass",
        )
        expect(rows).toEqual([{ tidy: true }])
      },
      { timeout: 30_000, interval: 50 },
    )
  })

  const filters: [string, StatementFilter][] = [
    ['the last page', { before: '2025-12-25T20:00:00.000Z' }],
    ['a rare word', { search: 'line 9999' }],
    ['what hardly any line is', { kinds: ['bill'], direction: 'in', search: '9997' }],
    ['a person', { memberId: '0195f0a0-0000-7000-8000-000000000001' }],
  ]
  it.each(filters)('finds %s in the index alone, and fetches what it answers', async (_words, filter) => {
    const page = { beyond: null, limit: 3, order: 'latest' as const }
    const { found, touched } = await world.platform.transactions.read(async ({ db }) => {
      const touched = await watch(db)
      const entries = await listEntries(db, anya.id, filter, page)
      return { found: entries.length, touched: await touched() }
    })
    expect(touched).toEqual({ seqScans: 0, fetched: found })
  })

  it('is summed up in the index alone', async () => {
    const bounds = [new Date('2025-12-28T00:00:00Z'), new Date('2025-12-29T00:00:00Z')]
    const { sums, touched } = await world.platform.transactions.read(async ({ db }) => {
      const touchedSince = await watch(db)
      return { sums: await sumEntries(db, anya.id, 'EUR', bounds, 10), touched: await touchedSince() }
    })
    expect(sums.days.map(({ count }) => count)).toEqual([1_440])
    // The name of each person of the month.
    expect(touched).toEqual({ seqScans: 0, fetched: 1 })
  })
})

/** What of the statements a connection reads from now on, by PostgreSQL's own count. */
async function watch(db: Queryable): Promise<() => Promise<{ seqScans: number; fetched: number }>> {
  const read = async () => {
    const { rows } = await sql<{ seqScans: number; fetched: number }>`
      SELECT seq_scan AS "seqScans", idx_tup_fetch AS fetched FROM pg_stat_xact_user_tables
      WHERE relname = 'wallet_entries'
    `.execute(db)
    return rows[0] ?? { seqScans: 0, fetched: 0 }
  }
  const before = await read()
  return async () => {
    const after = await read()
    return { seqScans: after.seqScans - before.seqScans, fetched: after.fetched - before.fetched }
  }
}
