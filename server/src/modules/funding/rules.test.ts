import type { FundingState } from '@sampan/contract'
import { describe, expect, it } from 'vitest'
import type { Report } from './fundingSource.ts'
import { decideBeginning, decideOrder, decideReport, type OrderKind, pauseMs } from './rules.ts'

const range = { min: 100n, max: 100_000n, step: 10n }
const bank = { mayTopUp: true, mayWithdraw: true, currencies: ['EUR', 'CNY'] }
const card = { ...bank, mayWithdraw: false }
const payee = { ...bank, mayTopUp: false }
const free = { underWay: 0, owed: null }
const busy = { underWay: 5, owed: null }
const owing = { underWay: 0, owed: { amount: 500n, currency: 'EUR' } }

describe('decideOrder', () => {
  it.each([
    // kind, amount, currency, source, standing → refused
    ['topUp', 500n, 'EUR', bank, free, null],
    ['topUp', 500n, 'EUR', card, free, null],
    ['topUp', 500n, 'EUR', bank, owing, null],
    ['withdrawal', 500n, 'EUR', bank, free, null],
    ['withdrawal', 500n, 'EUR', card, free, 'funding.directionNotOffered'],
    ['topUp', 500n, 'EUR', payee, free, 'funding.directionNotOffered'],
    ['topUp', 500n, 'USD', bank, free, 'funding.currencyNotOffered'],
    ['topUp', 100n, 'EUR', bank, free, null],
    ['topUp', 90n, 'EUR', bank, free, 'funding.amountOutOfRange'],
    ['topUp', 100_000n, 'EUR', bank, free, null],
    ['topUp', 100_010n, 'EUR', bank, free, 'funding.amountOutOfRange'],
    ['topUp', 505n, 'EUR', bank, free, 'funding.amountOutOfRange'],
    ['withdrawal', 500n, 'CNY', bank, owing, 'funding.owed'],
    ['topUp', 500n, 'EUR', bank, busy, 'funding.tooManyUnderWay'],
    ['topUp', 5n, 'USD', payee, busy, 'funding.directionNotOffered'],
  ] as const)('%s of %i %s', (kind, amount, currency, source, standing, refused) => {
    expect(decideOrder({ kind, amount, currency }, source, () => range, standing).refused).toBe(refused)
  })
})

const reports = {
  underWay: { state: 'underWay', reference: 'r', lookAgainMs: null },
  needsAction: { state: 'needsAction', reference: 'r', action: { kind: 'testBank' } },
  succeeded: { state: 'succeeded', reference: 'r', lookAgainMs: null },
  failed: { state: 'failed', reference: 'r', failure: 'declined' },
  returned: { state: 'returned', reference: 'r' },
} as const satisfies Record<string, Report>

/** Every state, every report. Where two are told, the first is a top-up's and the second a withdrawal's. */
const table: Record<FundingState, Record<keyof typeof reports, string>> = {
  underWay: { underWay: 'wait', needsAction: 'wait', succeeded: 'settle', failed: 'release', returned: 'release' },
  needsAction: { underWay: 'wait', needsAction: 'wait', succeeded: 'settle', failed: 'release', returned: 'release' },
  succeeded: {
    underWay: 'nothing',
    needsAction: 'nothing',
    succeeded: 'nothing',
    failed: 'contradiction giveBack',
    returned: 'takeBack giveBack',
  },
  failed: {
    underWay: 'nothing',
    needsAction: 'nothing',
    succeeded: 'creditLate contradiction',
    failed: 'nothing',
    returned: 'nothing',
  },
  returned: {
    underWay: 'nothing',
    needsAction: 'nothing',
    succeeded: 'nothing',
    failed: 'nothing',
    returned: 'nothing',
  },
}

describe('decideReport', () => {
  const states: FundingState[] = ['underWay', 'needsAction', 'succeeded', 'failed', 'returned']
  const kinds: OrderKind[] = ['topUp', 'withdrawal']
  const names = ['underWay', 'needsAction', 'succeeded', 'failed', 'returned'] as const
  const cases = kinds.flatMap((kind, column) =>
    states.flatMap((state) =>
      names.map((name) => {
        const acts = table[state][name].split(' ')
        return { kind, state, name, act: acts[column] ?? acts[0] }
      }),
    ),
  )
  it.each(cases)('$kind that is $state, and the bank says $name: $act', ({ kind, state, name, act }) => {
    expect(decideReport({ kind, state }, reports[name]).act).toBe(act)
  })

  it('says why it failed, and what is to be done', () => {
    const order = { kind: 'topUp', state: 'underWay' } as const
    expect(decideReport(order, reports.failed)).toEqual({ act: 'release', failure: 'declined' })
    expect(decideReport(order, reports.returned)).toEqual({ act: 'release', failure: 'takenBack' })
    expect(decideReport(order, reports.needsAction)).toEqual({
      act: 'wait',
      state: 'needsAction',
      action: { kind: 'testBank' },
    })
  })
})

const HOUR_MS = 3_600_000
it.each([
  // age, kind, frozen → asked
  [0, 'topUp', false, 'begin'],
  [0, 'topUp', true, 'begin'],
  [0, 'withdrawal', false, 'begin'],
  [0, 'withdrawal', true, 'wait'],
  [23 * HOUR_MS - 1, 'withdrawal', false, 'begin'],
  [23 * HOUR_MS, 'topUp', false, 'wait'],
  [23.1 * HOUR_MS, 'withdrawal', false, 'wait'],
  [23.2 * HOUR_MS, 'topUp', false, 'look'],
  [23.2 * HOUR_MS, 'withdrawal', true, 'look'],
] as const)('an order %i ms old (%s, frozen: %s): %s', (age, kind, frozen, asked) => {
  expect(decideBeginning(age, kind, frozen)).toBe(asked)
})

it('asks again after pauses that grow up to an hour', () => {
  const pauses = Array.from({ length: 10 }, (_, asked) => pauseMs(asked))
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
  expect([pauses[0], pauses.at(-1)]).toEqual([2_000, 3_600_000])
})
