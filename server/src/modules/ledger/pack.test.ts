import { expect, test } from 'vitest'
import { type TransferCode, transferCodeOf, transferCodes } from './codes.ts'
import { isLeg } from './exchange.ts'
import { AMOUNT_MAX, packBatch, refusalOf } from './pack.ts'
import type { NewTransfer } from './types.ts'

const [id, debit, credit, other] = [1, 2, 3, 4].map((number) => `019ca8a1-04a6-7e44-bf87-00000000000${number}`) as [
  string,
  string,
  string,
  string,
]
const plain: NewTransfer = {
  id,
  debitAccountId: debit,
  creditAccountId: credit,
  currency: 'EUR',
  amount: 5n,
  kind: 'payment',
  actor: { memberId: null, deviceId: null },
  reason: 'lunch',
}
const post = { flags: { postPendingTransfer: true }, pendingId: other }

const table: [what: string, change: Partial<NewTransfer>, code: TransferCode | null][] = [
  ['an ordinary one', {}, null],
  ['the largest', { amount: AMOUNT_MAX }, null],
  ['one unit more', { amount: AMOUNT_MAX + 1n }, 'amountOutOfRange'],
  ['less than nothing', { amount: -1n }, 'amountOutOfRange'],
  ['what no database holds', { amount: -(10n ** 40n) }, 'amountOutOfRange'],
  ['nothing', { amount: 0n }, 'amountMustNotBeZero'],
  ['nothing held', { amount: 0n, flags: { pending: true } }, 'amountMustNotBeZero'],
  ['all of what is held', { ...post, amount: 0n }, null],
  ['nothing, which closes an account', { amount: 0n, flags: { pending: true, closingDebit: true } }, null],
  ['to oneself', { creditAccountId: debit.toUpperCase() }, 'accountsMustBeDifferent'],
  ['pending and posting', { ...post, flags: { ...post.flags, pending: true } }, 'flagsAreMutuallyExclusive'],
  [
    'posting and voiding',
    { ...post, flags: { ...post.flags, voidPendingTransfer: true } },
    'flagsAreMutuallyExclusive',
  ],
  ['posting and closing', { ...post, flags: { ...post.flags, closingCredit: true } }, 'flagsAreMutuallyExclusive'],
  ['linked with anything', { ...post, flags: { ...post.flags, linked: true } }, null],
  ['posting nothing in particular', { flags: post.flags }, 'pendingIdMustNotBeEmpty'],
  ['posting itself', { ...post, pendingId: id }, 'pendingIdMustBeDifferent'],
  ['naming a pending one without need', { pendingId: other }, 'pendingIdMustBeEmpty'],
  ['timing out without being held', { timeoutSeconds: 5 }, 'timeoutReservedForPendingTransfer'],
  ['timing out at once', { flags: { pending: true }, timeoutSeconds: 0 }, 'timeoutOutOfRange'],
  ['timing out in half a second', { flags: { pending: true }, timeoutSeconds: 0.5 }, 'timeoutOutOfRange'],
  ['timing out in a thousand years', { flags: { pending: true }, timeoutSeconds: 4e10 }, 'timeoutOutOfRange'],
  ['closing at once', { flags: { closingDebit: true } }, 'closingTransferMustBePending'],
  ['half an exchange', { kind: 'exchange', rate: '1.5' }, 'exchangeMustHaveTwoLegs'],
  ['an end of half an exchange', { kind: 'exchange', rate: '1.5', ...post }, null],
  ['an exchange at no rate', { kind: 'exchange' }, 'exchangeMustHaveRate'],
  ['a rate and no exchange', { rate: '1.5' }, 'rateReservedForExchange'],
  [
    'several things at once: the first is told',
    { amount: 0n, creditAccountId: debit, rate: '1' },
    'accountsMustBeDifferent',
  ],
]

test.each(table)('%s', (_, change, code) => {
  const transfer = { ...plain, ...change }
  expect(refusalOf(transfer, !isLeg(transfer))).toBe(code === null ? 0 : transferCodes[code])
})

test('a batch names each account and id once', () => {
  const packed = packBatch([
    { ...plain, reason: 'a "b" \\ c' },
    { ...plain, id: other, debitAccountId: credit.toUpperCase(), creditAccountId: debit, ...post, pendingId: id },
  ])
  expect(packed).toMatchObject({
    accountIds: `{${debit},${credit}}`,
    transferIds: `{${id},${other}}`,
    slots: '{1,2}',
    debits: '{1,2}',
    credits: '{2,1}',
    reasons: '{"a \\"b\\" \\\\ c","lunch"}',
    flags: '{0,4}',
    pendingSlots: '{NULL,1}',
    refusals: null,
    timeouts: null,
    rates: null,
  })
})

test('what is no UUID is a mistake of the caller', () => {
  expect(() => packBatch([{ ...plain, id: '1; DROP TABLE' }])).toThrow('is not a UUID')
})

test('every code has a number of its own', () => {
  const numbers = Object.values(transferCodes)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers.map(transferCodeOf)).toEqual(Object.keys(transferCodes))
  expect(() => transferCodeOf(9)).toThrow('unknown code')
})
