import type { TestBehaviour } from '@sampan/contract'
import { describe, expect, it } from 'vitest'
import { type TestNumber, testNumbers } from './numbers.ts'
import {
  answerPayment,
  decideTestLink,
  effectOf,
  receivePayment,
  reportOf,
  ripen,
  SLOW_MS,
  TAKEN_BACK_AFTER_MS,
} from './rules.ts'

const now = new Date('2026-03-01T09:00:00.000Z')
const later = (ms: number) => new Date(now.getTime() + ms)

const numberOf = (kind: TestNumber['kind'], behaviour: TestBehaviour) =>
  testNumbers.find((each) => each.kind === kind && each.behaviour === behaviour)?.number ?? ''
const expires = { month: 3, year: 2026 }
const card = (number: string, month = 3, year = 2026) => ({ kind: 'card', number, expires: { month, year } }) as const
const account = (number: string) => ({ kind: 'bankAccount', number }) as const

describe('decideTestLink', () => {
  it.each([
    ['an account', 'bankAccount', account(numberOf('bankAccount', 'works')), null],
    ['a card', 'card', card(numberOf('card', 'works')), null],
    ['a card in its last month', 'card', card(numberOf('card', 'works'), 3, 2026), null],
    ['a card of last month', 'card', card(numberOf('card', 'works'), 2, 2026), null],
    ['a card of the month before', 'card', card(numberOf('card', 'works'), 1, 2026), 'funding.cardExpired'],
    ['a mistyped account', 'bankAccount', account('XT00SAMP000000000001'), 'funding.numberWrong'],
    ['a mistyped card', 'card', card('4242424242424241'), 'funding.numberWrong'],
    ['a real account', 'bankAccount', account('DE89370400440532013000'), 'funding.testNumbersOnly'],
    ['a card that might be real', 'card', card('4111111111111111'), 'funding.testNumbersOnly'],
    ['one that cannot be linked', 'card', card(numberOf('card', 'notLinked')), 'funding.linkRefused'],
    ['nothing', 'card', null, 'funding.linkNotFinished'],
    ['a card where an account was begun', 'bankAccount', card('4242424242424242'), 'funding.linkNotFinished'],
  ] as const)('%s', (_name, kind, details, refused) => {
    expect(decideTestLink(kind, details, now).refused).toBe(refused)
  })

  it('takes a card until its month is over everywhere', () => {
    const details = { kind: 'card', number: numberOf('card', 'works'), expires } as const
    expect(decideTestLink('card', details, new Date('2026-04-01T23:59:59.000Z')).refused).toBeNull()
    expect(decideTestLink('card', details, new Date('2026-04-02T00:00:00.000Z')).refused).toBe('funding.cardExpired')
  })
})

describe('receivePayment', () => {
  it.each([
    // behaviour, kind, amount, in the account → state, failure
    ['works', 'topUp', 100n, 100n, 'done', null],
    ['works', 'topUp', 101n, 100n, 'refused', 'insufficientFunds'],
    ['works', 'withdrawal', 500n, 0n, 'done', null],
    ['slow', 'topUp', 100n, 100n, 'waiting', null],
    ['slow', 'topUp', 101n, 100n, 'refused', 'insufficientFunds'],
    ['slow', 'withdrawal', 100n, 0n, 'waiting', null],
    ['declined', 'topUp', 1n, 100n, 'refused', 'declined'],
    ['declined', 'withdrawal', 1n, 0n, 'refused', 'declined'],
    ['closed', 'topUp', 1n, 100n, 'refused', 'closed'],
    ['expired', 'topUp', 1n, 100n, 'refused', 'expired'],
    ['silent', 'topUp', 1n, 100n, 'done', null],
    ['confirms', 'topUp', 1n, 100n, 'asking', null],
    ['confirms', 'withdrawal', 1n, 0n, 'done', null],
    ['takesBack', 'topUp', 1n, 100n, 'done', null],
  ] as const)('%s: a %s of %i where there are %i', (behaviour, kind, amount, balance, state, failure) => {
    expect(receivePayment(behaviour, kind, amount, balance, now)).toMatchObject({ state, failure })
  })
})

describe('time', () => {
  it('does what waits once it is due, unless the account is empty by then', () => {
    const waiting = receivePayment('slow', 'topUp', 100n, 100n, now)
    expect(ripen(waiting, 'topUp', 100n, 100n, later(SLOW_MS - 1)).state).toBe('waiting')
    expect(ripen(waiting, 'topUp', 100n, 100n, later(SLOW_MS)).state).toBe('done')
    expect(ripen(waiting, 'topUp', 100n, 99n, later(SLOW_MS))).toMatchObject({
      state: 'refused',
      failure: 'insufficientFunds',
    })
    expect(ripen(waiting, 'withdrawal', 100n, 0n, later(SLOW_MS)).state).toBe('done')
  })

  it('takes back what it is there to take back', () => {
    const done = receivePayment('takesBack', 'topUp', 100n, 100n, now)
    expect(reportOf('id', done, now)).toEqual({ state: 'succeeded', reference: 'id', lookAgainMs: TAKEN_BACK_AFTER_MS })
    expect(ripen(done, 'topUp', 100n, 0n, later(TAKEN_BACK_AFTER_MS - 1)).state).toBe('done')
    expect(ripen(done, 'topUp', 100n, 0n, later(TAKEN_BACK_AFTER_MS)).state).toBe('returned')
  })
})

describe('answerPayment', () => {
  const asking = receivePayment('confirms', 'topUp', 100n, 100n, now)
  it.each([
    [true, 100n, 'done', null],
    [true, 99n, 'refused', 'insufficientFunds'],
    [false, 100n, 'refused', 'notConfirmed'],
  ] as const)('%s where there are %i: %s', (confirmed, balance, state, failure) => {
    expect(answerPayment(asking, confirmed, 100n, balance)).toMatchObject({ state, failure })
  })

  it('changes nothing that is not asked', () => {
    const done = receivePayment('works', 'topUp', 100n, 100n, now)
    expect(answerPayment(done, false, 100n, 0n)).toBe(done)
  })
})

it('counts in the account only what is done', () => {
  expect(effectOf('done', 'topUp', 5n)).toBe(-5n)
  expect(effectOf('done', 'withdrawal', 5n)).toBe(5n)
  for (const state of ['waiting', 'asking', 'refused', 'returned'] as const)
    expect(effectOf(state, 'topUp', 5n)).toBe(0n)
})
