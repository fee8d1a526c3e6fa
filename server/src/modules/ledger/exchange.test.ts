import { describe, expect, it, test } from 'vitest'
import { convert, exchangeLegs, pairedLegs, parseRate } from './exchange.ts'
import type { NewTransfer } from './types.ts'

describe('convert', () => {
  // amount, rate, decimals of both → amount
  test.each([
    [1000n, '162.35', 2, 0, 1624n, '10.00 EUR are 1623.5 JPY, and the half goes to the even 1624'],
    [3000n, '162.35', 2, 0, 4870n, '4870.5 goes to the even 4870'],
    [3001n, '162.35', 2, 0, 4872n, '4872.1 goes to the nearer 4872'],
    [1n, '0.0061', 0, 2, 1n, '1 JPY is 0.61 cents: one'],
    [1n, '0.0049', 0, 2, 0n, 'less than half a cent is nothing'],
    [1n, '0.005', 0, 2, 0n, 'half a cent goes to the even nothing'],
    [100n, '0.3071', 2, 3, 307n, '1.00 USD is 0.307 KWD'],
    [999_999_999_999_999_999n, '1', 2, 2, 999_999_999_999_999_999n, 'nothing is lost on the largest'],
    [999_999_999_999_999_999n, '0.1', 2, 2, 100_000_000_000_000_000n, 'and nothing made of it'],
    [0n, '7.8345', 2, 2, 0n, 'nothing is nothing'],
  ])('%s at %s', (amount, rate, from, to, expected) => {
    expect(convert(amount, parseRate(rate), { from, to })).toBe(expected)
  })
})

test.each(['', '0', '0.00', '-1', '1e3', '1,5', '.5', '1.', 'NaN'])('"%s" is not a rate', (text) => {
  expect(() => parseRate(text)).toThrow('is not a rate')
})

const [euros, yen] = exchangeLegs({
  ids: ['a', 'b'],
  from: { accountId: 'mine in EUR', currency: 'EUR', decimals: 2, amount: 1000n },
  to: { accountId: 'mine in JPY', currency: 'JPY', decimals: 0 },
  houseAccountIds: { from: 'house in EUR', to: 'house in JPY' },
  rate: '162.35',
  actor: { memberId: null, deviceId: null },
  reason: 'asked for',
})

it('makes two legs, linked, that say the rate', () => {
  expect(euros).toMatchObject({
    debitAccountId: 'mine in EUR',
    creditAccountId: 'house in EUR',
    amount: 1000n,
    rate: '162.35',
    flags: { linked: true },
  })
  expect(yen).toMatchObject({
    debitAccountId: 'house in JPY',
    creditAccountId: 'mine in JPY',
    amount: 1624n,
    rate: '162.35',
  })
  expect(yen.flags).toBeUndefined()
})

describe('legs', () => {
  const payment: NewTransfer = { ...yen, kind: 'payment' }
  const linked = { flags: { linked: true } }

  test.each<[string, NewTransfer[], number[]]>([
    ['two that belong together', [euros, yen], [0, 1]],
    ['two exchanges in one chain', [euros, { ...yen, ...linked }, euros, yen], [0, 1, 2, 3]],
    ['three: the last one has none', [euros, { ...yen, ...linked }, euros], [0, 1]],
    ['one alone', [euros], []],
    ['the second alone', [yen], []],
    ['the second first', [yen, euros], []],
    ['not linked', [{ ...euros, flags: {} }, yen], []],
    ['something in between', [euros, { ...payment, ...linked }, yen], []],
    ['at another rate', [euros, { ...yen, rate: '162.350' }], []],
    ['in the same currency', [euros, { ...yen, currency: 'EUR' }], []],
    ['an end of a leg that is held', [euros, { ...yen, flags: { voidPendingTransfer: true }, pendingId: '3' }], []],
    ['none at all', [payment], []],
  ])('%s', (_, transfers, places) => {
    expect([...pairedLegs(transfers)]).toEqual(places)
  })
})
