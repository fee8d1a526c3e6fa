/**
 * The ledger against a second one that knows nothing of it: random batches go to both, and every answer, every balance
 * and every posting must be the same. `SEED=… RUNS=…` go further.
 */
import { seed } from '@sampan/testkit/arbitrary/settings.ts'
import { type Bookkeeper, createBookkeeper } from '@sampan/testkit/simulators/ledger/bookkeeper.ts'
import { createBatchMaker, randomAccounts } from '@sampan/testkit/simulators/ledger/randomBatches.ts'
import { createDice, type Dice } from '@sampan/testkit/simulators/sync/random.ts'
import { createWorld, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { transferCodes } from './codes.ts'
import {
  type Account,
  auditBooks,
  expirePending,
  isPosted,
  listAccounts,
  type NewAccount,
  openAccounts,
  postTransfers,
  setFrozen,
  type TransferResult,
} from './index.ts'

const WORLDS = 40 * Number(process.env.RUNS ?? 1)
const OPERATIONS_PER_WORLD = 900

let world: World
const seen = new Set<string>()
let operations = 0

beforeAll(async () => {
  world = await createWorld()
})

afterAll(() => world.close())

const plain = (result: TransferResult) =>
  isPosted(result)
    ? {
        code: result.code,
        amount: result.amount,
        debit: result.debit,
        credit: result.credit,
        atMs: result.at.getTime(),
      }
    : { code: result.code }

async function livesThrough(dice: Dice): Promise<void> {
  const { transactions } = world.platform
  const books = createBookkeeper()
  const accounts = randomAccounts(dice, world.clock.now().getTime())
  for (const account of accounts) books.open(account)
  await transactions.write((tx) => openAccounts(tx, accounts))
  const maker = createBatchMaker(dice, accounts)
  for (let done = 0; done < OPERATIONS_PER_WORLD; ) {
    world.clock.advance(dice.between(0, 12_000))
    const atMs = world.clock.now().getTime()
    if (dice.chance(0.04)) await freezeSomeone(dice, books, accounts)
    if (dice.chance(0.15)) await expire(books, atMs, accounts)
    const batch = maker.batch(atMs, dice.chance(0.3) ? dice.between(1, 3) : dice.between(2, 80))
    const results = await transactions.write((tx) => postTransfers(tx, batch))
    expect(results.map(plain)).toEqual(books.post(batch, atMs))
    for (const { code } of results) seen.add(code)
    done += batch.length
  }
  operations += OPERATIONS_PER_WORLD
  await sameBooks(books, accounts)
}

async function freezeSomeone(dice: Dice, books: Bookkeeper, accounts: readonly NewAccount[]): Promise<void> {
  const owner = dice.pick(accounts)?.ownerId ?? ''
  const frozen = dice.chance(0.4)
  books.freeze(owner, frozen)
  await world.platform.transactions.write((tx) => setFrozen(tx, owner, frozen))
}

async function expire(books: Bookkeeper, atMs: number, accounts: readonly NewAccount[]): Promise<void> {
  const voided = await world.platform.transactions.write((tx) => expirePending(tx, 10_000))
  // Other lives in the same database have their own.
  const ours = new Set(books.transferIds())
  const mine = voided.filter((id) => ours.has(id))
  expect(mine.toSorted()).toEqual(books.overdue(atMs).sort())
  const { rows } = await world.pool.query<{ transfer_id: string; resolved_by: string }>(
    'SELECT transfer_id, resolved_by FROM ledger_pendings WHERE transfer_id = ANY ($1)',
    [mine],
  )
  const by = new Map(rows.map((row) => [row.transfer_id, row.resolved_by]))
  for (const id of mine) expect(books.expire(id, by.get(id) ?? '', atMs)).toMatchObject([{ code: 'created' }])
  expect(accounts.length).toBeGreaterThan(0)
}

async function sameBooks(books: Bookkeeper, accounts: readonly NewAccount[]): Promise<void> {
  const stored = await listAccounts(
    world.platform.db,
    accounts.map(({ ownerId }) => ownerId),
  )
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  const comparable = ({ openedAt: _, lastSeq, ...account }: Account) => ({ ...account, seq: lastSeq })
  expect(stored.map(comparable).sort(byId)).toEqual([...books.accounts()].sort(byId))

  const { rows } = await world.pool.query(
    `SELECT transfer_id, account_id, seq, amount::text, balance::text, debits_pending::text, credits_pending::text
     FROM ledger_postings WHERE account_id = ANY ($1) ORDER BY account_id, seq`,
    [accounts.map(({ id }) => id)],
  )
  const expected = books
    .postings()
    .map((posting) => ({
      transfer_id: posting.transferId,
      account_id: posting.accountId,
      seq: posting.seq,
      amount: String(posting.amount),
      balance: String(posting.balance),
      debits_pending: String(posting.debitsPending),
      credits_pending: String(posting.creditsPending),
    }))
    .sort((a, b) => (a.account_id === b.account_id ? a.seq - b.seq : a.account_id < b.account_id ? -1 : 1))
  expect(rows).toEqual(expected)
}

describe('the ledger and a second one that knows nothing of it', () => {
  it(`agree on everything (seed ${seed}, ${WORLDS * OPERATIONS_PER_WORLD} operations)`, {
    timeout: 600_000,
  }, async () => {
    const dice = createDice(seed)
    for (let life = 0; life < WORLDS; life += 1) await livesThrough(dice.fork())
    expect(operations).toBeGreaterThanOrEqual(30_000)
    expect(await auditBooks(world.platform.db)).toMatchObject({ ok: true, fault: null })
    // A random test that never comes to some answer says nothing of it.
    expect(Object.keys(transferCodes).filter((code) => !seen.has(code))).toEqual([])
  })
})
