import { createWorld, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'
import { type Books, createBooks, hold, linked, move, release, settle } from './books.fixture.ts'
import {
  auditBooks,
  createPostingLane,
  exchangeLegs,
  expirePending,
  findAccounts,
  findAccountsById,
  isPosted,
  type NewTransfer,
  openAccounts,
  postTransfers,
  setFrozen,
  type TransferCode,
} from './index.ts'

let world: World
let books: Books

beforeAll(async () => {
  world = await createWorld()
})

beforeEach(async () => {
  books = await createBooks(world)
})

afterAll(async () => {
  expect(await auditBooks(world.platform.db)).toMatchObject({ ok: true, fault: null })
  await world.close()
})

const freeze = (ownerId: string, frozen: boolean) =>
  world.platform.transactions.write((tx) => setFrozen(tx, ownerId, frozen))

describe('a transfer', () => {
  it('answers what both sides have after it, and stands in the books with who, whence and why', async () => {
    const { mei, omar, post } = books
    const memberId = newUuid()
    const deviceId = newUuid()
    const transfer = move(mei, omar, 100n, {
      actor: { memberId, deviceId },
      reason: 'payment by code',
      kind: 'payment',
    })
    expect(await post(transfer)).toEqual([
      {
        code: 'created',
        amount: 100n,
        debit: { seq: 2, balance: 900n, debitsPending: 0n, creditsPending: 0n },
        credit: { seq: 2, balance: 1100n, debitsPending: 0n, creditsPending: 0n },
        at: world.clock.now(),
      },
    ])
    const { rows } = await world.pool.query(
      'SELECT actor_member_id, actor_device_id, reason, kind, currency, at FROM ledger_transfers WHERE id = $1',
      [transfer.id],
    )
    const audit = { actor_member_id: memberId, actor_device_id: deviceId, reason: 'payment by code', kind: 'payment' }
    expect(rows).toEqual([{ ...audit, currency: 'EUR', at: world.clock.now() }])
  })

  it('that comes again gets the answer it got, however late and from whichever device', async () => {
    const { mei, omar, post, available } = books
    const transfer = move(mei, omar, 100n)
    const [first] = await post(transfer)
    await post(move(mei, omar, 7n), hold(mei, omar, 3n))
    world.clock.advance(3_600_000)
    const [again] = await post({ ...transfer, actor: { ...transfer.actor, deviceId: newUuid() } })
    expect(again).toEqual({ ...first, code: 'exists' })
    expect(await available(mei)).toBe(890n)
  })

  it('that comes twice in one batch is done once', async () => {
    const { mei, omar, post, available } = books
    const transfer = move(mei, omar, 600n)
    const [first, second, third] = await post(transfer, transfer, move(mei, omar, 600n))
    expect(second).toEqual({ ...first, code: 'exists' })
    expect(third).toEqual({ code: 'exceedsCredits' })
    expect(await available(mei)).toBe(400n)
  })

  it('that was refused leaves no trace, and may come again when there is money', async () => {
    const { mei, omar, opening, codes } = books
    const transfer = move(mei, omar, 1500n)
    expect(await codes(transfer)).toEqual(['exceedsCredits'])
    expect(await codes(move(opening, mei, 500n), transfer, transfer)).toEqual(['created', 'created', 'exists'])
  })

  it('is judged in the order of the batch: what comes in first may go out', async () => {
    const { mei, omar, codes } = books
    expect(await codes(move(omar, mei, 1001n), move(mei, omar, 1000n), move(omar, mei, 2000n))).toEqual([
      'exceedsCredits',
      'created',
      'created',
    ])
  })
})

describe('every code', () => {
  // who → what is there before → what is asked → the answer
  const rows: [TransferCode, (books: Books) => { before?: NewTransfer[]; asked: NewTransfer[] }][] = [
    ['debitAccountNotFound', ({ omar }) => ({ asked: [move(newUuid(), omar, 1n)] })],
    ['creditAccountNotFound', ({ mei }) => ({ asked: [move(mei, newUuid(), 1n)] })],
    ['accountsMustHaveTheSameCurrency', ({ mei, yuki }) => ({ asked: [move(mei, yuki, 1n)] })],
    [
      'transferMustHaveTheSameCurrencyAsAccounts',
      ({ mei, omar }) => ({ asked: [move(mei, omar, 1n, { currency: 'JPY' })] }),
    ],
    ['accountsMustBeDifferent', ({ mei }) => ({ asked: [move(mei, mei, 1n)] })],
    ['amountMustNotBeZero', ({ mei, omar }) => ({ asked: [move(mei, omar, 0n)] })],
    ['amountOutOfRange', ({ mei, omar }) => ({ asked: [move(mei, omar, -1n)] })],
    ['exceedsCredits', ({ mei, omar }) => ({ before: [hold(mei, omar, 400n)], asked: [move(mei, omar, 601n)] })],
    ['created', ({ mei, omar }) => ({ before: [hold(mei, omar, 400n)], asked: [move(mei, omar, 600n)] })],
    ['pendingTransferNotFound', ({ mei, omar }) => ({ asked: [settle(hold(mei, omar, 5n))] })],
    [
      'pendingTransferNotPending',
      ({ mei, omar }) => {
        const paid = move(mei, omar, 5n)
        return { before: [paid], asked: [settle(paid)] }
      },
    ],
    ...held('pendingTransferHasDifferentDebitAccountId', (held, { opening }) => [
      settle(held, { debitAccountId: opening }),
    ]),
    ...held('pendingTransferHasDifferentCreditAccountId', (held, { opening }) => [
      settle(held, { creditAccountId: opening }),
    ]),
    ...held('exceedsPendingTransferAmount', (held) => [settle(held, { amount: 101n })]),
    ...held('pendingTransferHasDifferentAmount', (held) => [release(held, { amount: 99n })]),
    ...held('pendingTransferAlreadyPosted', (held) => [settle(held), release(held)]),
    ...held('pendingTransferAlreadyVoided', (held) => [release(held), settle(held)]),
    ...held('exists', (held) => [held]),
    ...held('existsWithDifferentFlags', ({ flags: _, ...held }) => [held]),
    ...held('existsWithDifferentPendingId', (held) => [{ ...held, pendingId: newUuid() }]),
    ...held('existsWithDifferentTimeout', (held) => [{ ...held, timeoutSeconds: 9 }]),
    ...held('existsWithDifferentDebitAccountId', (held, { opening }) => [{ ...held, debitAccountId: opening }]),
    ...held('existsWithDifferentCreditAccountId', (held, { opening }) => [{ ...held, creditAccountId: opening }]),
    ...held('existsWithDifferentAmount', (held) => [{ ...held, amount: 99n }]),
    ...held('existsWithDifferentCurrency', (held) => [{ ...held, currency: 'JPY' }]),
    ...held('existsWithDifferentKind', (held) => [{ ...held, kind: 'bill' }]),
    ...held('existsWithDifferentActor', (held) => [{ ...held, actor: { memberId: null, deviceId: null } }]),
    ...held('existsWithDifferentReason', (held) => [{ ...held, reason: 'dinner' }]),
    ...held('existsWithDifferentRate', (held) => [{ ...held, rate: '2' }]),
    ['linkedEventChainOpen', ({ mei, omar }) => ({ asked: [linked(move(mei, omar, 1n))] })],
    ['linkedEventFailed', ({ mei, omar }) => ({ asked: [linked(move(mei, omar, 2000n)), move(mei, omar, 1n)] })],
    ['debitAccountAlreadyClosed', ({ mei, omar }) => ({ before: [closing(mei, omar)], asked: [move(mei, omar, 1n)] })],
    ['creditAccountAlreadyClosed', ({ mei, omar }) => ({ before: [closing(mei, omar)], asked: [move(omar, mei, 1n)] })],
    [
      'overflowsDebits',
      ({ opening, mei, omar }) => ({
        before: Array.from({ length: 9 }, (_, index) =>
          move(opening, index % 2 ? mei : omar, 999_999_999_999_999_000n),
        ),
        asked: [move(opening, mei, 999_999_999_999_999_000n)],
      }),
    ],
    ['flagsAreMutuallyExclusive', ({ mei, omar }) => ({ asked: [settle(hold(mei, omar, 1n), both)] })],
    [
      'exchangeMustHaveTwoLegs',
      ({ mei, opening }) => ({ asked: [move(mei, opening, 1n, { kind: 'exchange', rate: '2' })] }),
    ],
    ['exchangeMustHaveRate', ({ mei, omar }) => ({ asked: [move(mei, omar, 1n, { kind: 'exchange' })] })],
  ]

  test.each(rows)('%s', async (code, scene) => {
    const { before = [], asked } = scene(books)
    if (before.length > 0) expect(new Set(await books.codes(...before))).toEqual(new Set(['created']))
    expect((await books.codes(...asked)).at(-1)).toBe(code)
  })
})

const both = { flags: { postPendingTransfer: true, pending: true } }

const closing = (account: string, other: string) =>
  hold(account, other, 0n, { flags: { pending: true, closingDebit: true } })

/** A row on 100 that Mei holds for Omar. */
function held(
  code: TransferCode,
  ask: (held: NewTransfer, books: Books) => NewTransfer[],
): [TransferCode, (books: Books) => { before: NewTransfer[]; asked: NewTransfer[] }][] {
  return [
    [
      code,
      (on) => {
        const first = hold(on.mei, on.omar, 100n)
        return { before: [first], asked: ask(first, on) }
      },
    ],
  ]
}

describe('numbers that no column holds', () => {
  const absurd = [2 ** 31, 3_155_760_000, 1e15, 2 ** 53, 0.5, Number.NaN, Number.POSITIVE_INFINITY]

  it.each(absurd)('a time-out of %d seconds is refused, and nothing of the rest of its batch', async (seconds) => {
    const { mei, omar, codes } = books
    const asked = hold(mei, omar, 1n, { timeoutSeconds: seconds })
    expect(await codes(asked, move(mei, omar, 1n))).toEqual(['timeoutOutOfRange', 'created'])
  })

  it.each(absurd)('a transfer that comes again with a time-out of %d seconds is not the same', async (seconds) => {
    const { mei, omar, codes } = books
    const [forEver, forAMinute] = [hold(mei, omar, 1n), hold(mei, omar, 1n, { timeoutSeconds: 60 })]
    await codes(forEver, forAMinute)
    const again = [forEver, forAMinute].map((each) => ({ ...each, timeoutSeconds: seconds }))
    expect(await codes(...again)).toEqual(['existsWithDifferentTimeout', 'existsWithDifferentTimeout'])
  })

  it.each([10n ** 18n, 2n ** 63n, -(2n ** 64n)])('an amount of %d is refused, and is not the same', async (amount) => {
    const { mei, omar, codes } = books
    const paid = move(mei, omar, 1n)
    expect(await codes(paid, move(mei, omar, amount), { ...paid, amount })).toEqual([
      'created',
      'amountOutOfRange',
      'existsWithDifferentAmount',
    ])
  })
})

describe('what is held', () => {
  it('counts against the balance, and is posted in part: the rest is free again', async () => {
    const { mei, omar, post, available } = books
    const first = hold(mei, omar, 700n)
    await post(first)
    expect([await available(mei), await available(omar)]).toEqual([300n, 1000n])
    const [result] = await post(settle(first, { amount: 200n }))
    expect(result).toMatchObject({ code: 'created', amount: 200n, debit: { balance: 800n, debitsPending: 0n } })
    expect([await available(mei), await available(omar)]).toEqual([800n, 1200n])
  })

  it('cannot be posted once its time is over, and comes back by a transfer of its own', async () => {
    const { mei, omar, codes, available } = books
    const first = hold(mei, omar, 700n, { timeoutSeconds: 60 })
    await codes(first)
    world.clock.advance(60_000)
    expect(await codes(settle(first))).toEqual(['pendingTransferExpired'])
    expect(await available(mei)).toBe(300n)
    const expire = () => world.platform.transactions.write((tx) => expirePending(tx, 100))
    expect(await expire()).toContain(first.id)
    expect(await available(mei)).toBe(1000n)
    expect(await expire()).toEqual([])
    expect(await codes(release(first))).toEqual(['pendingTransferExpired'])
  })
})

describe('a chain', () => {
  it('is done whole or not at all', async () => {
    const { mei, omar, codes, available } = books
    const first = hold(mei, omar, 100n)
    await codes(first)
    const chain = [linked(settle(first)), linked(hold(mei, omar, 50n)), move(mei, omar, 5000n)]
    expect(await codes(...chain, move(mei, omar, 1n))).toEqual([
      'linkedEventFailed',
      'linkedEventFailed',
      'exceedsCredits',
      'created',
    ])
    expect(await available(mei)).toBe(899n)
    expect(await codes(settle(first)), 'what it had settled is held again').toEqual(['created'])
  })

  it('that comes again exists whole', async () => {
    const { mei, omar, codes } = books
    const chain = [linked(move(mei, omar, 1n)), linked(move(omar, mei, 2n)), move(mei, omar, 3n)]
    expect(await codes(...chain)).toEqual(['created', 'created', 'created'])
    expect(await codes(...chain)).toEqual(['exists', 'exists', 'exists'])
    const [first, second] = chain as [NewTransfer, NewTransfer]
    expect(await codes(first, second, move(mei, omar, 4n))).toEqual(['exists', 'exists', 'linkedEventFailed'])
  })

  it('carries an exchange, at a rate that stands in both legs', async () => {
    const { mei, yuki, opening, openingJpy, codes, available } = books
    const legs = exchangeLegs({
      ids: [newUuid(), newUuid()],
      from: { accountId: mei, currency: 'EUR', decimals: 2, amount: 500n },
      to: { accountId: yuki, currency: 'JPY', decimals: 0 },
      houseAccountIds: { from: opening, to: openingJpy },
      rate: '162.35',
      actor: { memberId: null, deviceId: null },
      reason: 'exchange',
    })
    expect(await codes(...legs)).toEqual(['created', 'created'])
    expect([await available(mei), await available(yuki)]).toEqual([500n, 812n])
  })
})

describe('accounts', () => {
  it('are opened once for owner, kind and currency', async () => {
    const account = {
      ...{ id: newUuid(), ownerId: newUuid(), kind: 'member' as const, currency: 'EUR' },
      debitsMustNotExceedCredits: true,
    }
    const { transactions, db } = world.platform
    const other = { ...account, id: newUuid() }
    await Promise.all([account, other].map((each) => transactions.write((tx) => openAccounts(tx, [each]))))
    const found = await findAccounts(db, [account, { ...account, currency: 'JPY' }])
    expect(found).toHaveLength(1)
    expect([account.id, other.id]).toContain(found[0]?.id)
  })

  it('that are frozen let nothing out, whatever was held; money still comes in and what is held goes back', async () => {
    const { mei, omar, owners, codes } = books
    const first = hold(mei, omar, 10n)
    const second = hold(mei, omar, 10n)
    await codes(first, second)
    await freeze(owners.mei, true)
    expect(await codes(move(mei, omar, 1n), hold(mei, omar, 1n), settle(first))).toEqual(
      Array.from({ length: 3 }, () => 'debitAccountFrozen'),
    )
    expect(await codes(move(omar, mei, 1n), release(second))).toEqual(['created', 'created'])
    await freeze(owners.mei, false)
    expect(await codes(settle(first))).toEqual(['created'])
  })

  it('that are closed take part in nothing until what closed them is voided', async () => {
    const { mei, omar, codes } = books
    const first = hold(mei, omar, 10n)
    const close = closing(mei, omar)
    expect(await codes(first, close, move(omar, mei, 1n), settle(first), release(first))).toEqual([
      'created',
      'created',
      'creditAccountAlreadyClosed',
      'debitAccountAlreadyClosed',
      'created',
    ])
    const [account] = await findAccountsById(world.platform.db, [mei])
    expect(account?.closed).toBe(true)
    expect(await codes(release(close), move(omar, mei, 1n))).toEqual(['created', 'created'])
  })
})

describe('the books', () => {
  it.each([
    'UPDATE ledger_transfers SET amount = amount + 1',
    "UPDATE ledger_transfers SET reason = 'nothing of note'",
    'DELETE FROM ledger_transfers',
    'TRUNCATE ledger_transfers',
    'UPDATE ledger_postings SET balance = 0',
    'DELETE FROM ledger_postings',
    'TRUNCATE ledger_postings',
    'DELETE FROM ledger_accounts',
    'TRUNCATE ledger_accounts',
    "UPDATE ledger_accounts SET currency = 'JPY'",
    'UPDATE ledger_accounts SET debits_must_not_exceed_credits = false',
    'UPDATE ledger_accounts SET credits_posted = credits_posted + 1',
    'UPDATE ledger_accounts SET closed = true',
    'UPDATE ledger_pendings SET expires_at = now()',
    'DELETE FROM ledger_pendings',
    'TRUNCATE ledger_pendings',
    "UPDATE ledger_pendings SET state = 'voided'",
    "INSERT INTO ledger_pendings (transfer_id, state) VALUES (gen_random_uuid(), 'pending')",
    `INSERT INTO ledger_transfers SELECT gen_random_uuid(), debit_account_id, credit_account_id, amount, at, flags,
       timeout_seconds, pending_id, actor_member_id, actor_device_id, currency, kind, reason, rate FROM ledger_transfers`,
    'INSERT INTO ledger_postings SELECT gen_random_uuid(), account_id, seq, 0, balance, 0, 0 FROM ledger_postings',
    "COPY ledger_postings FROM PROGRAM 'true'",
    `INSERT INTO ledger_accounts (id, owner_id, kind, currency, debits_must_not_exceed_credits, opened_at, closed)
     VALUES (gen_random_uuid(), gen_random_uuid(), 'member', 'EUR', true, now(), true)`,
    `INSERT INTO ledger_accounts (id, owner_id, kind, currency, debits_must_not_exceed_credits, opened_at, credits_posted)
     VALUES (gen_random_uuid(), gen_random_uuid(), 'member', 'EUR', true, now(), 5)`,
  ])('refuse %s, though it comes from the owner of the database', async (statement) => {
    await books.codes(hold(books.mei, books.omar, 1n))
    await expect(world.pool.query(statement)).rejects.toMatchObject({ code: '23001' })
  })

  it('keep a state that was reached', async () => {
    const first = hold(books.mei, books.omar, 1n)
    await books.codes(first, settle(first))
    const undo = "UPDATE ledger_pendings SET state = 'pending' WHERE transfer_id = $1"
    await expect(world.pool.query(undo, [first.id])).rejects.toMatchObject({ code: '23001' })
  })

  it('forget everything of a transaction that does not commit', async () => {
    const transfer = move(books.mei, books.omar, 5n)
    const failing = world.platform.transactions.write(async (tx) => {
      expect(await postTransfers(tx, [transfer])).toMatchObject([{ code: 'created' }])
      throw new Error('the rest of it went wrong')
    })
    await expect(failing).rejects.toThrow('went wrong')
    expect(await books.available(books.mei)).toBe(1000n)
    expect(await books.codes(transfer)).toEqual(['created'])
  })
})

describe('many at once', () => {
  it('take their turns: a hundred who spend the same money', async () => {
    const { mei, omar, available } = books
    const { transactions } = world.platform
    const results = await Promise.all(
      Array.from({ length: 100 }, () => transactions.write((tx) => postTransfers(tx, [move(mei, omar, 30n)]))),
    )
    const codes = results.flat().map(({ code }) => code)
    expect(codes.filter((code) => code === 'created')).toHaveLength(33)
    expect(codes.filter((code) => code === 'exceedsCredits')).toHaveLength(67)
    expect(await available(mei)).toBe(10n)
  })

  it('go together through the lane, and a poisoned one fails alone', async () => {
    const { mei, omar, available } = books
    const lane = createPostingLane({ db: world.platform.db, clock: world.clock })
    const good = Array.from({ length: 50 }, () => move(mei, omar, 1n))
    const poison = { ...move(mei, omar, 1n), actor: { memberId: 'nobody', deviceId: null } }
    const answers = await Promise.allSettled([...good, poison].map((transfer) => lane.submit(transfer)))
    const last = answers.pop()
    expect(last).toMatchObject({ status: 'rejected' })
    expect(answers.every((answer) => answer.status === 'fulfilled' && isPosted(answer.value))).toBe(true)
    expect(await available(mei)).toBe(950n)
  })
})
