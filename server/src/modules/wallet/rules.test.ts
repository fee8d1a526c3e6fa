import { describe, expect, it } from 'vitest'
import {
  countSpend,
  decideFinishReset,
  decidePin,
  decideReceive,
  decideSpend,
  giveBack,
  isSimplePin,
  lockAfter,
  type PinRecord,
  triesLeft,
  type Usage,
  usageToday,
} from './rules.ts'

const [dayEndsAt, monthEndsAt] = [new Date('2026-03-02T00:00:00Z'), new Date('2026-04-01T00:00:00Z')]
const today = { day: '2026-03-01', month: '2026-03', dayEndsAt, monthEndsAt }
const usage = (dayUsed: bigint, monthUsed = dayUsed): Usage => ({ ...today, dayUsed, monthUsed })
const limits = (payment: bigint | null, day: bigint | null, month: bigint | null) => ({ payment, day, month })
const some = limits(100n, 200n, 1_000n)

describe('decideSpend', () => {
  it.each([
    // what, limits, used, amount → refused
    ['all that a payment may be', some, usage(0n), 100n, null],
    ['a payment too large', some, usage(0n), 101n, { limit: 'payment', allowed: 100n, freesAt: null }],
    ['the rest of a day', some, usage(150n), 50n, null],
    ['more than the rest of a day', some, usage(150n), 51n, { limit: 'day', allowed: 50n, freesAt: dayEndsAt }],
    [
      'too large and too much of a day: the tighter',
      some,
      usage(150n),
      500n,
      { limit: 'day', allowed: 50n, freesAt: dayEndsAt },
    ],
    ['the rest of a month', some, usage(0n, 990n), 10n, null],
    [
      'more than the rest of a month',
      some,
      usage(0n, 990n),
      11n,
      { limit: 'month', allowed: 10n, freesAt: monthEndsAt },
    ],
    [
      'day and month equally tight: what lasts longer',
      some,
      usage(200n, 1_000n),
      1n,
      { limit: 'month', allowed: 0n, freesAt: monthEndsAt },
    ],
    [
      'payment and day equally tight: what lasts longer',
      some,
      usage(100n),
      101n,
      { limit: 'payment', allowed: 100n, freesAt: null },
    ],
    [
      'a limit that was lowered below what was sent',
      some,
      usage(500n),
      1n,
      { limit: 'day', allowed: 0n, freesAt: dayEndsAt },
    ],
    ['without limits', limits(null, null, null), usage(10n ** 15n), 10n ** 17n, null],
    [
      'with a limit of nothing',
      limits(0n, null, null),
      usage(0n),
      1n,
      { limit: 'payment', allowed: 0n, freesAt: null },
    ],
  ] as const)('%s', (_words, given, used, amount, expected) => {
    expect(decideSpend(given, used, amount, today)).toEqual(expected)
  })
})

describe('decideReceive', () => {
  it.each([
    [1_000n, 900n, 100n, null],
    [1_000n, 900n, 101n, { limit: 'balance', allowed: 100n, freesAt: null }],
    [1_000n, 1_200n, 1n, { limit: 'balance', allowed: 0n, freesAt: null }],
    [null, 10n ** 17n, 10n ** 17n, null],
  ] as const)('of at most %s, who has %s may take %s or not', (balance, has, amount, expected) => {
    expect(decideReceive({ balance }, has, amount)).toEqual(expected)
  })
})

describe('usage', () => {
  it('of another day or month counts no more', () => {
    const stored = { day: '2026-03-01', dayUsed: 5n, month: '2026-03', monthUsed: 50n }
    expect(usageToday(stored, today)).toEqual(stored)
    const tomorrow = { day: '2026-03-02', month: '2026-03' }
    expect(usageToday(stored, { ...today, ...tomorrow })).toEqual({ ...tomorrow, dayUsed: 0n, monthUsed: 50n })
    const next = { day: '2026-04-01', month: '2026-04' }
    expect(usageToday(stored, { ...today, ...next })).toEqual({ ...next, dayUsed: 0n, monthUsed: 0n })
  })
  it('of a day or month that began meanwhile counts on', () => {
    const stored = { day: '2026-04-01', dayUsed: 5n, month: '2026-04', monthUsed: 5n }
    expect(usageToday(stored, { ...today, day: '2026-03-31' })).toEqual(stored)
  })
  it('grows, and shrinks by what comes back of the same day and month', () => {
    const { day, month } = today
    const used: Usage = { day, month, dayUsed: 30n, monthUsed: 300n }
    expect(countSpend(used, 5n)).toEqual({ ...used, dayUsed: 35n, monthUsed: 305n })
    expect(giveBack(used, 10n, { day, month })).toEqual({ ...used, dayUsed: 20n, monthUsed: 290n })
    expect(giveBack(used, 10n, { day: '2026-02-28', month: '2026-02' })).toEqual(used)
    expect(giveBack(used, 40n, { day, month })).toEqual({ ...used, dayUsed: 0n, monthUsed: 260n })
  })
})

describe('a PIN', () => {
  it.each([
    '000000',
    '111111',
    '123456',
    '654321',
    '012345',
    '987654',
    '890123',
    '210987',
    '121212',
    '123123',
    '112233',
    '111222',
    '520131',
    '123321',
  ])('%s is simple', (pin) => expect(isSimplePin(pin)).toBe(true))
  it.each(['280416', '739154', '906317', '135792', '192837', '100200', '112358'])('%s is not', (pin) =>
    expect(isSimplePin(pin)).toBe(false),
  )

  it('leaves most of what there is', () => {
    const simple = Array.from({ length: 1_000_000 }, (_, index) => String(index).padStart(6, '0')).filter(isSimplePin)
    expect(simple.length).toBeLessThan(4_000)
  })

  const minutes = (count: number) => count * 60_000
  it.each([
    // wrong tries → locked for, tries left
    [1, null, 4],
    [4, null, 1],
    [5, minutes(15), 5],
    [6, null, 4],
    [10, minutes(60), 5],
    [15, minutes(360), 5],
    [20, minutes(1_440), 5],
    [500, minutes(1_440), 5],
  ])('after %i wrong tries is locked for %s', (wrong, ms, left) => {
    expect([lockAfter(wrong), triesLeft(wrong)]).toEqual([ms, left])
  })

  it.each([
    // set, free, amount, proof → refused
    [true, 100n, 100n, false, null],
    [true, 100n, 101n, false, 'wallet.pinRequired'],
    [true, 100n, 101n, true, null],
    [false, 100n, 100n, false, null],
    [false, 100n, 101n, true, 'wallet.pinNotSet'],
    [true, 0n, 1n, false, 'wallet.pinRequired'],
  ] as const)('set %s, %s free: %s with a proof %s → %s', (isSet, free, amount, hasProof, expected) => {
    expect(decidePin(isSet, free, amount, hasProof)).toBe(expected)
  })
})

describe('decideFinishReset', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 2, 1) + minutes * 60_000)
  const reset = { from: at(0), until: at(1_000), deviceId: 'asked' }
  const record = (changes: Partial<PinRecord> = {}): PinRecord => ({
    isSet: true,
    lockedUntil: null,
    reset,
    ...changes,
  })
  const asked = { id: 'asked', signedInAt: at(-2_000) }

  it.each([
    ['the device that asked', record(), asked, at(0), null],
    ['one that signed in anew', record(), { id: 'other', signedInAt: at(-15) }, at(0), null],
    ['one that did not', record(), { id: 'other', signedInAt: at(-16) }, at(0), 'wallet.signInAgain'],
    ['too early', record(), asked, at(-1), 'wallet.pinResetTooEarly'],
    ['too late', record(), asked, at(1_000), 'wallet.pinResetNotBegun'],
    ['nobody asked', record({ reset: null }), asked, at(0), 'wallet.pinResetNotBegun'],
    ['locked by wrong tries: that is what it is for', record({ lockedUntil: at(500) }), asked, at(0), null],
  ])('%s', (_words, given, device, now, expected) => {
    expect(decideFinishReset(given, device, now)?.refused ?? null).toBe(expected)
  })
})
