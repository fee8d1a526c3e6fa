/** A process of its own that posts transfers through the ledger's lane, as a server does, and makes the load for it. */

import { createLocalBus } from '@sampan/server/kernel/bus.ts'
import { systemClock } from '@sampan/server/kernel/clock.ts'
import { readConfig } from '@sampan/server/kernel/config.ts'
import { type Database as Connected, connectDatabase } from '@sampan/server/kernel/database/connect.ts'
import type { ConnectionSettings } from '@sampan/server/kernel/database/embedded.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { createTransactions, type Transactions } from '@sampan/server/kernel/transaction.ts'
import {
  createPostingLane,
  HOUSE_OWNER_ID,
  type NewAccount,
  openAccounts,
  type PostingLane,
} from '@sampan/server/modules/ledger/index.ts'
import type { Database } from '@sampan/server/schema/index.ts'
import { sql } from 'kysely'
import { answerParent } from '../frame/child.ts'
import { benchLog } from '../frame/database.ts'
import { closedLoop, type LoadResult, openLoop, summary } from '../frame/load.ts'

const CURRENCY = 'EUR'
const OPENING = 1_000_000_000n
const AMOUNT_MAX = 100
const ACCOUNTS_AT_ONCE = 5_000

interface Books {
  database: Connected<Database>
  transactions: Transactions<Database>
  lane: PostingLane
  accounts: NewAccount[]
  /** Transfers that the lane said it had posted. */
  acknowledged: number
}

let books: Books | null = null

function current(): Books {
  if (!books) throw new Error('No books are open')
  return books
}

const accountOf = (ownerId: string, kind: NewAccount['kind'], floor: boolean): NewAccount => ({
  id: newUuid(),
  ownerId,
  kind,
  currency: CURRENCY,
  debitsMustNotExceedCredits: floor,
})

async function post(from: NewAccount, to: NewAccount, amount: bigint): Promise<void> {
  const { lane } = current()
  const result = await lane.submit({
    id: newUuid(),
    debitAccountId: from.id,
    creditAccountId: to.id,
    currency: CURRENCY,
    amount,
    kind: 'payment',
    actor: { memberId: from.ownerId, deviceId: from.ownerId },
    reason: 'benchmark',
  })
  if (result.code !== 'created') throw new Error(`A transfer was refused: ${result.code}`)
  current().acknowledged += 1
}

const anyOf = (accounts: readonly NewAccount[]): NewAccount => {
  const account = accounts[Math.floor(Math.random() * accounts.length)]
  if (!account) throw new Error('There are no accounts')
  return account
}

const anyAmount = () => BigInt(1 + Math.floor(Math.random() * AMOUNT_MAX))

/** Anybody pays anybody else. */
async function payAnyone(): Promise<void> {
  const { accounts } = current()
  const from = anyOf(accounts)
  let to = anyOf(accounts)
  while (to === from) to = anyOf(accounts)
  await post(from, to, anyAmount())
}

/** Anybody pays the one merchant. */
async function payMerchant(): Promise<void> {
  const [merchant, ...others] = [current().accounts[0], anyOf(current().accounts)]
  const from = others[0]
  if (!merchant || !from) throw new Error('There are no accounts')
  if (from === merchant) return payMerchant()
  await post(from, merchant, anyAmount())
}

const close = async () => {
  await books?.lane.drained()
  await books?.database.close()
  books = null
}

export const commands = {
  /** Another database, or the same again. */
  async connect(connection: ConnectionSettings): Promise<void> {
    await close()
    const database = await connectDatabase<Database>({ connection, log: benchLog, connectionsMax: 4 })
    const transactions = createTransactions(
      database.kysely,
      createLocalBus(),
      systemClock,
      newUuid,
      readConfig({}, process.cwd()),
    )
    const lane = createPostingLane({ db: database.kysely, clock: systemClock })
    books = { database, transactions, lane, accounts: [], acknowledged: 0 }
  },

  /** Opens accounts, and pays each an opening balance: the first load on empty tables. */
  async open(count: number): Promise<LoadResult> {
    const { transactions } = current()
    const opening = accountOf(HOUSE_OWNER_ID, 'opening', false)
    const accounts = Array.from({ length: count }, () => accountOf(newUuid(), 'member', true))
    for (let from = 0; from < count; from += ACCOUNTS_AT_ONCE) {
      await transactions.write((tx) =>
        openAccounts(tx, [opening, ...accounts].slice(from, from + ACCOUNTS_AT_ONCE + 1)),
      )
    }
    const startedAt = performance.now()
    const latencies: number[] = []
    const waiting = accounts.values()
    const worker = async () => {
      for (const account of waiting) {
        const began = performance.now()
        await post(opening, account, OPENING)
        latencies.push(performance.now() - began)
      }
    }
    await Promise.all(Array.from({ length: 1000 }, worker))
    current().accounts = accounts
    return summary(latencies, (performance.now() - startedAt) / 1000)
  },

  closed: ({ inFlight, seconds, hot }: { inFlight: number; seconds: number; hot: boolean }): Promise<LoadResult> =>
    closedLoop(inFlight, seconds, hot ? payMerchant : payAnyone),

  openLoop: ({ perSecond, seconds }: { perSecond: number; seconds: number }): Promise<LoadResult> =>
    openLoop(perSecond, seconds, payAnyone),

  /** As after a back-up was taken back or a test database emptied: no rows, and statistics that tell of many. */
  async truncate(): Promise<void> {
    const { database } = current()
    await sql`ANALYZE ledger_accounts, ledger_transfers, ledger_postings`.execute(database.kysely)
    await database.kysely.transaction().execute(async (tx) => {
      await sql`SET LOCAL session_replication_role = replica`.execute(tx)
      await sql`TRUNCATE ledger_accounts, ledger_transfers, ledger_postings, ledger_pendings`.execute(tx)
    })
    current().accounts = []
    current().acknowledged = 0
  },

  /** What stands in the books against what was promised. */
  async count(): Promise<{ acknowledged: number; transfers: number; postings: number; sum: string }> {
    const { database, acknowledged } = current()
    const { rows } = await sql<{ transfers: number; postings: number; sum: string }>`
      SELECT (SELECT count(*) FROM ledger_transfers) AS transfers, (SELECT count(*) FROM ledger_postings) AS postings,
        (SELECT sum(credits_posted - debits_posted)::text FROM ledger_accounts) AS sum
    `.execute(database.kysely)
    const [row] = rows
    if (!row) throw new Error('A count has a row')
    return { acknowledged, ...row }
  },
}

export type LaneCommands = typeof commands

answerParent(commands, close)
