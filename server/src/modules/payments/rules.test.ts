import { describe, expect, it, test } from 'vitest'
import { roundsOf } from './payLane.ts'
import {
  chargeStateAt,
  decideCode,
  decideGuess,
  decidePay,
  GUESSES_MAX,
  guessAgain,
  type PayTerms,
  refusalAtTill,
  type ShownCode,
  windowsFrom,
} from './rules.ts'
import type { OutgoingPayment } from './settle.ts'

const at = (time: string) => new Date(`2026-02-17T${time}Z`)

describe('whether something can be paid', () => {
  const terms: PayTerms = {
    payerId: 'mei',
    payeeId: 'omar',
    amount: 1250n,
    currency: 'EUR',
    amountMax: 10_000n,
    stall: { open: true, currency: 'EUR' },
    order: { state: 'open', amount: 1250n, currency: 'EUR' },
  }
  test.each<[string, Partial<PayTerms>, string | null]>([
    ['an order as it is asked for', {}, null],
    ['a stall, whatever the amount', { order: null, amount: 1n }, null],
    ['a person, in any currency', { order: null, stall: null, currency: 'JPY' }, null],
    ['the most that one payment moves', { order: null, amount: 10_000n }, null],
    ['nobody', { payeeId: null }, 'payments.payeeNotFound'],
    ['oneself', { payeeId: 'mei' }, 'payments.self'],
    ['a stall that is closed', { stall: { open: false, currency: 'EUR' } }, 'merchants.stallClosed'],
    ['an order that was paid', { order: { state: 'paid', amount: 1250n, currency: 'EUR' } }, 'merchants.orderNotOpen'],
    ['one that ran out', { order: { state: 'expired', amount: 1250n, currency: 'EUR' } }, 'merchants.orderNotOpen'],
    ['more than one payment moves', { order: null, amount: 10_001n }, 'payments.amountTooLarge'],
    ['less than an order asks for', { amount: 1249n }, 'payments.termsDiffer'],
    ['more than an order asks for', { amount: 1251n }, 'payments.termsDiffer'],
    ['an order in another currency', { currency: 'CNY' }, 'payments.termsDiffer'],
    ['a stall in another currency', { order: null, currency: 'CNY' }, 'payments.termsDiffer'],
  ])('%s', (_, change, code) => {
    expect(decidePay({ ...terms, ...change })?.code ?? null).toBe(code)
  })
})

describe('codes to show', () => {
  const code: ShownCode = {
    memberId: 'mei',
    deviceSignedIn: true,
    begins: at('12:00:00'),
    ends: at('12:01:00'),
    usedAt: null,
  }
  test.each<[string, Partial<ShownCode>, Date, string | null]>([
    ['in its minute', {}, at('12:00:30'), null],
    ['a minute early: the phone’s clock is fast', {}, at('11:59:00'), null],
    ['just before that', {}, at('11:58:59.999'), 'payments.codeStale'],
    ['nearly a minute late', {}, at('12:01:59.999'), null],
    ['a minute late', {}, at('12:02:00'), 'payments.codeStale'],
    ['used', { usedAt: at('12:00:01') }, at('12:00:30'), 'payments.codeUsed'],
    ['used, long ago', { usedAt: at('12:00:01') }, at('15:00:00'), 'payments.codeUsed'],
    ['of a device that was signed out', { deviceSignedIn: false }, at('12:00:30'), 'payments.codeStale'],
    ['of the stall’s owner', { memberId: 'omar' }, at('12:00:30'), 'payments.self'],
  ])('%s', (_, change, now, refused) => {
    expect(decideCode({ ...code, ...change }, 'omar', now)?.code ?? null).toBe(refused)
  })

  it('are unknown where nobody was given them', () => {
    expect(decideCode(null, 'omar', at('12:00:00'))?.code).toBe('payments.codeUnknown')
  })

  it('begin with the minute that runs', () => {
    const windows = windowsFrom(at('12:34:56.789'))
    expect([windows[0]?.begins, windows[0]?.ends, windows.at(-1)?.ends]).toEqual([
      at('12:34:00'),
      at('12:35:00'),
      at('13:34:00'),
    ])
  })
})

describe('guesses', () => {
  it('are counted for ten minutes', () => {
    const first = guessAgain({ wrong: 0, since: at('11:59:00') }, at('12:00:00'))
    const second = guessAgain(first, at('12:09:59'))
    expect(second).toEqual({ wrong: 2, since: at('12:00:00') })
    expect(guessAgain(second, at('12:10:00'))).toEqual({ wrong: 1, since: at('12:10:00') })
  })

  test.each([
    [GUESSES_MAX - 1, at('12:01:00'), null],
    [GUESSES_MAX, at('12:01:00'), 540],
    [GUESSES_MAX, at('12:09:59.500'), 1],
    [GUESSES_MAX, at('12:10:00'), null],
  ])('%i by %s: wait %s seconds', (wrong, now, seconds) => {
    const reason = decideGuess({ wrong, since: at('12:00:00') }, now)
    expect(reason?.details?.retryAfterSeconds ?? null).toBe(seconds)
  })
})

test('a charge runs out by itself', () => {
  const waiting = { state: 'waiting' as const, expires_at: at('12:03:00') }
  expect(chargeStateAt(waiting, at('12:02:59'))).toBe('waiting')
  expect(chargeStateAt(waiting, at('12:03:00'))).toBe('expired')
  expect(chargeStateAt({ ...waiting, state: 'paid' }, at('12:04:00'))).toBe('paid')
})

test.each([
  ['wallet.insufficientFunds', 'payments.payerCannotPay'],
  ['wallet.limitReached', 'payments.payerCannotPay'],
  ['wallet.frozen', 'payments.payerCannotPay'],
  ['wallet.payeeCannotReceive', 'wallet.payeeCannotReceive'],
] as const)('at the till %s is told as %s', (code, told) => {
  expect(refusalAtTill(code)).toBe(told)
})

describe('rounds of a batch', () => {
  const item = (paymentId: string, orderId?: string): OutgoingPayment => ({
    caller: { memberId: 'mei', deviceId: 'phone' },
    input: {
      paymentId,
      to: orderId === undefined ? { kind: 'member', memberId: 'omar' } : { kind: 'order', orderId },
      amount: '1',
      currency: 'EUR',
      note: '',
    },
  })
  const names = (items: OutgoingPayment[][]) => items.map((round) => round.map(({ input }) => input.paymentId).join(''))

  test.each([
    ['nothing twice', [item('a'), item('b'), item('c', 'x')], ['abc']],
    ['a payment thrice', [item('a'), item('a'), item('b'), item('a')], ['ab', 'a', 'a']],
    ['an order twice', [item('a', 'x'), item('b', 'x'), item('c')], ['ac', 'b']],
    ['both, in the order of arrival', [item('a', 'x'), item('b', 'x'), item('b', 'y'), item('a')], ['a', 'ba', 'b']],
  ])('%s', (_, items, rounds) => {
    expect(names(roundsOf(items))).toEqual(rounds)
  })
})
