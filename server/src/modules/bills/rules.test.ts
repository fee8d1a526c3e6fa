import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decideClose,
  decidePay,
  decideRemind,
  decideShares,
  isSameBill,
  REMIND_EVERY_MS,
  splitEqually,
  stateAfterPayment,
  sumOf,
} from './rules.ts'

const at = new Date('2026-01-01T10:00:00.000Z')
const after = (ms: number) => new Date(at.getTime() + ms)

describe('splitEqually', () => {
  it.each([
    [9n, ['a', 'b', 'c'], [3n, 3n, 3n]],
    [1n, ['a'], [1n]],
    [3n, ['a', 'b', 'c'], [1n, 1n, 1n]],
  ])('%i among %j', (total, memberIds, amounts) => {
    expect(splitEqually(total, memberIds, 'bill').map(({ amount }) => amount)).toEqual(amounts)
  })

  it('gives exactly the total, in shares that differ by one unit at most, and always the same', () => {
    const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 18n - 1n }), ids, fc.uuid(), (total, memberIds, seed) => {
        const shares = splitEqually(total, memberIds, seed)
        expect(sumOf(shares)).toBe(total)
        const amounts = shares.map(({ amount }) => amount)
        const [least, most] = [amounts.reduce((a, b) => (a < b ? a : b)), amounts.reduce((a, b) => (a > b ? a : b))]
        expect(most - least).toBeLessThanOrEqual(1n)
        expect(shares.map(({ memberId }) => memberId)).toEqual(memberIds)
        expect(splitEqually(total, memberIds, seed)).toEqual(shares)
      }),
    )
  })

  it('hands what is left over to everyone alike, over many bills', () => {
    const extra = new Map<string, number>()
    for (let bill = 0; bill < 3_000; bill += 1) {
      for (const { memberId, amount } of splitEqually(100n, ['a', 'b', 'c'], `bill ${bill}`)) {
        extra.set(memberId, (extra.get(memberId) ?? 0) + Number(amount - 33n))
      }
    }
    for (const count of extra.values()) expect(Math.abs(count - 1_000)).toBeLessThan(120)
  })
})

describe('decideShares', () => {
  const present = ['me', 'a', 'b']
  const equal = (total: string, memberIds: string[]) => ({ way: 'equal' as const, total, memberIds })
  const ask = (memberId: string) => ({ way: 'ask' as const, memberId, amount: '500' })
  const named = (...shares: [string, string][]) => ({
    way: 'named' as const,
    shares: shares.map(([memberId, amount]) => ({ memberId, amount })),
  })
  const most = '9'.repeat(18)

  it.each([
    ['one person is asked', ask('a'), { a: 500n }],
    ['equal, with oneself', equal('900', ['me', 'a', 'b']), { me: 300n, a: 300n, b: 300n }],
    ['equal, without oneself', equal('900', ['a', 'b']), { a: 450n, b: 450n }],
    ['named', named(['a', '1'], ['b', '2']), { a: 1n, b: 2n }],
    ['named, with oneself', named(['a', '1'], ['me', '2']), { a: 1n, me: 2n }],
    ['as much as goes', named(['a', most]), { a: BigInt(most) }],
  ])('%s', (_name, split, expected) => {
    const decided = decideShares(split, 'me', present, 'bill')
    const shares = 'shares' in decided ? decided.shares : []
    expect(Object.fromEntries(shares.map(({ memberId, amount }) => [memberId, amount]))).toEqual(expected)
  })

  it.each([
    ['oneself is asked', ask('me'), 'bills.nobodyAsked'],
    ['only oneself shares', equal('900', ['me']), 'bills.nobodyAsked'],
    ['only oneself is named', named(['me', '1']), 'bills.nobodyAsked'],
    ['somebody twice', named(['a', '1'], ['a', '2']), 'bills.sharedTwice'],
    ['somebody who is not here', ask('z'), 'bills.notAllHere'],
    ['one of several is not here', equal('900', ['a', 'z']), 'bills.notAllHere'],
    ['less than a unit for each', equal('2', ['me', 'a', 'b']), 'bills.sharesTooSmall'],
    ['more than goes', named(['a', most], ['b', '1']), 'bills.tooLarge'],
  ])('%s', (_name, split, refusal) => {
    expect(decideShares(split, 'me', present, 'bill')).toEqual({ refusal })
  })
})

describe('isSameBill', () => {
  const asked = {
    billId: 'bill',
    conversationId: 'c',
    currency: 'EUR',
    note: 'Dinner',
    split: { way: 'equal' as const, total: '100', memberIds: ['me', 'a', 'b'] },
  }
  const shares = splitEqually(100n, ['me', 'a', 'b'], 'bill')
  const known = { conversationId: 'c', makerId: 'me', way: 'equal' as const, note: 'Dinner', currency: 'EUR', shares }
  it.each([
    ['the same', 'me', asked, true],
    ['somebody else’s', 'a', asked, false],
    ['another note', 'me', { ...asked, note: 'Lunch' }, false],
    ['another total', 'me', { ...asked, split: { ...asked.split, total: '103' } }, false],
    ['other people', 'me', { ...asked, split: { ...asked.split, memberIds: ['me', 'a'] } }, false],
    ['another way', 'me', { ...asked, split: { way: 'ask' as const, memberId: 'a', amount: '100' } }, false],
  ])('%s', (_name, makerId, again, expected) => {
    expect(isSameBill(known, makerId, again)).toBe(expected)
  })
})

const share = (memberId: string, paymentId: string | null = null) => ({
  memberId,
  paymentId,
  paidAt: paymentId === null ? null : at,
})

describe('decidePay', () => {
  it.each([
    // who, by which payment, state → decision
    ['a', 'new', 'open', 'allowed'],
    ['a', 'new', 'closed', 'bills.notOpen'],
    ['b', 'old', 'open', 'nothingToDo'],
    ['b', 'old', 'settled', 'nothingToDo'],
    ['b', 'new', 'open', 'bills.alreadyPaid'],
    ['b', 'new', 'closed', 'bills.alreadyPaid'],
    ['z', 'new', 'open', 'bills.noShare'],
  ] as const)('%s by a payment that is %s, while it is %s → %s', (callerId, paymentId, state, expected) => {
    const shares = [share('a'), share('b', 'old')]
    expect(decidePay({ state, shares }, callerId, paymentId)).toBe(expected)
  })
})

describe('stateAfterPayment', () => {
  it.each([
    [[share('a', 'x'), share('b')], 'open'],
    [[share('a', 'x'), share('b', 'y')], 'settled'],
  ])('%j → %s', (shares, state) => {
    expect(stateAfterPayment(shares)).toBe(state)
  })
})

describe('decideRemind', () => {
  const bill = {
    makerId: 'me',
    state: 'open' as const,
    remindedAt: null,
    createdAt: at,
    shares: [share('me', 'own'), share('a'), share('b', 'x'), share('c')],
  }
  const all = ['me', 'a', 'b', 'c']
  it.each([
    ['those who have not paid', bill, 'me', all, REMIND_EVERY_MS, ['a', 'c']],
    ['but not who left', bill, 'me', ['me', 'a', 'b'], REMIND_EVERY_MS, ['a']],
  ])('calls %s', (_name, standing, callerId, present, ms, memberIds) => {
    expect(decideRemind(standing, callerId, present, after(ms))).toEqual({ memberIds })
  })
  it.each([
    ['another’s bill', bill, 'a', all, REMIND_EVERY_MS, 'bills.notYours'],
    ['a closed one', { ...bill, state: 'closed' as const }, 'me', all, REMIND_EVERY_MS, 'bills.notOpen'],
    ['when those who owe left', bill, 'me', ['me', 'b'], REMIND_EVERY_MS, 'bills.nobodyToRemind'],
    ['right after it was made', bill, 'me', all, REMIND_EVERY_MS - 1, 'bills.remindedLately'],
    ['again', { ...bill, remindedAt: after(REMIND_EVERY_MS) }, 'me', all, REMIND_EVERY_MS + 1, 'bills.remindedLately'],
  ])('does not for %s', (_name, standing, callerId, present, ms, refusal) => {
    expect(decideRemind(standing, callerId, present, after(ms))).toEqual({ refusal })
  })
})

describe('decideClose', () => {
  it.each([
    ['me', 'open', 'allowed'],
    ['me', 'closed', 'nothingToDo'],
    ['me', 'settled', 'bills.notOpen'],
    ['a', 'open', 'bills.notYours'],
  ] as const)('%s, while it is %s → %s', (callerId, state, expected) => {
    expect(decideClose({ makerId: 'me', state }, callerId)).toBe(expected)
  })
})
