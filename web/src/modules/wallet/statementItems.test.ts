import type { WalletEntry } from '@sampan/contract'
import { expect, test } from 'vitest'
import { dayOf, daysIn, monthAfter } from './days.ts'
import { noFilter, toInput } from './filters.ts'
import { statementItems } from './statementItems.ts'

const entry = (id: string, at: string, amount: string, currency = 'EUR'): WalletEntry => ({
  id,
  kind: 'payment',
  amount,
  currency,
  balance: '0',
  with: { memberId: null, name: 'Kaffee am Fluss' },
  note: '',
  referenceId: null,
  at,
})

const entries = [
  entry('4', '2025-11-20T09:12:00.000Z', '-860'),
  entry('3', '2025-11-20T09:11:00.000Z', '880', 'CNY'),
  entry('2', '2025-11-01T00:30:00.000Z', '-100'),
  entry('1', '2025-10-31T23:30:00.000Z', '5000'),
]
const heads = (complete: boolean, timeZone: string) =>
  statementItems(entries, complete, timeZone).flatMap((item) =>
    item.kind === 'month'
      ? [`${item.month} ${item.sums?.map((sum) => `${sum.currency} +${sum.in} −${sum.out}`).join(', ') ?? '…'}`]
      : [],
  )

test('months have their sums by currency, in the time zone of the server', () => {
  expect(heads(true, 'UTC')).toEqual(['2025-11 EUR +0 −960, CNY +880 −0', '2025-10 EUR +5000 −0'])
  expect(heads(true, 'Europe/Berlin')).toEqual(['2025-11 EUR +5000 −960, CNY +880 −0'])
})

test('a month of which more is to come has no sums yet', () => {
  expect(heads(false, 'UTC')).toEqual(['2025-11 EUR +0 −960, CNY +880 −0', '2025-10 …'])
})

test('days and months', () => {
  expect(dayOf(new Date('2025-12-31T23:30:00Z'), 'Asia/Shanghai')).toBe('2026-01-01')
  expect(monthAfter('2025-12', 1)).toBe('2026-01')
  expect(monthAfter('2025-01', -1)).toBe('2024-12')
  expect(daysIn('2024-02')).toBe(29)
})

test('a filter goes over the wire as what it narrows', () => {
  const now = new Date(2025, 10, 21, 9, 41)
  expect(toInput(noFilter, now)).toEqual({})
  expect(
    toInput({ ...noFilter, search: ' tea ', direction: 'out', groups: ['transfers'], currency: 'CNY' }, now),
  ).toEqual({
    search: 'tea',
    direction: 'out',
    kinds: ['transfer', 'transferReturned'],
    currency: 'CNY',
  })
  expect(toInput({ ...noFilter, span: 'lastMonth' }, now)).toEqual({
    from: new Date(2025, 9, 1).toISOString(),
    before: new Date(2025, 10, 1).toISOString(),
  })
  expect(toInput({ ...noFilter, span: 'own', toDay: '2025-11-05' }, now)).toEqual({
    before: new Date(2025, 10, 6).toISOString(),
  })
})
