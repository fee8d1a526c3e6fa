/** Each thing that the audit proves is broken on purpose, by someone whom no trigger holds back, and must be named. */
import { createWorld, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { guards } from './auditChecks.ts'
import { type Books, createBooks, hold, move, release, settle } from './books.fixture.ts'
import { auditBooks, expirePending, type NewTransfer } from './index.ts'

let world: World

beforeAll(async () => {
  world = await createWorld()
})

afterAll(() => world.close())

/** Says what to break, about books that have something of everything. */
interface Scene extends Books {
  payment: NewTransfer
  open: NewTransfer
  posted: NewTransfer
  expired: NewTransfer
  voided: NewTransfer
  postedBy: NewTransfer
}

async function createScene(): Promise<Scene> {
  const books = await createBooks(world)
  const { mei, omar } = books
  const payment = move(mei, omar, 100n)
  const open = hold(mei, omar, 50n)
  const posted = hold(omar, mei, 40n)
  const voided = hold(omar, mei, 30n)
  const expired = hold(mei, omar, 20n, { timeoutSeconds: 10 })
  const postedBy = settle(posted, { amount: 25n })
  await books.post(payment, open, posted, voided, expired, postedBy, release(voided))
  world.clock.advance(11_000)
  await world.platform.transactions.write((tx) => expirePending(tx, 10))
  return { ...books, payment, open, posted, expired, voided, postedBy }
}

/** Breaks the books, asks the audit, and puts them back: from copies. */
async function auditBroken(damage: string, values: readonly unknown[]) {
  const client = await world.pool.connect()
  const tables = ['ledger_accounts', 'ledger_transfers', 'ledger_postings', 'ledger_pendings']
  try {
    for (const table of tables) await client.query(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`)
    await client.query('SET session_replication_role = replica')
    const { rowCount } = await client.query(damage, [...values])
    expect(rowCount, 'the damage is done').toBeGreaterThan(0)
    return await auditBooks(world.platform.db)
  } finally {
    for (const table of tables) {
      await client.query(`DELETE FROM ${table}`)
      await client.query(`INSERT INTO ${table} SELECT * FROM kept_${table}`)
      await client.query(`DROP TABLE kept_${table}`)
    }
    await client.query('SET session_replication_role = origin')
    client.release()
  }
}

let scene: Scene

beforeAll(async () => {
  scene = await createScene()
})

beforeEach(async () => {
  expect(await auditBooks(world.platform.db), 'what was broken was put back').toMatchObject({ ok: true })
})

describe('the audit', () => {
  it('finds whole books right and counts them', async () => {
    const report = await auditBooks(world.platform.db)
    expect(report).toEqual({
      ok: true,
      fault: null,
      counts: { accounts: 5, transfers: 10, postings: 20, pendings: 4, resolving: 3 },
      currencies: [
        { currency: 'EUR', accounts: 3 },
        { currency: 'JPY', accounts: 2 },
      ],
    })
  })

  it('finds empty books right', async () => {
    const empty = await createWorld()
    expect(await auditBooks(empty.platform.db)).toMatchObject({ ok: true, counts: { transfers: 0 }, currencies: [] })
    await empty.close()
  })

  it('works while payments run', async () => {
    const { mei, omar, post, available } = scene
    let running = true
    const traffic = (async () => {
      let count = 0
      while (running) {
        await post(move(mei, omar, 1n), move(omar, mei, 1n))
        count += 1
      }
      return count
    })()
    for (let time = 0; time < 10; time += 1) expect(await auditBooks(world.platform.db)).toMatchObject({ ok: true })
    running = false
    expect(await traffic).toBeGreaterThan(0)
    expect(await available(mei)).toBe(1000n - 100n - 50n + 25n)
  })

  // what is done → values → the check that notices, and what it says
  const damages: [string, (scene: Scene) => unknown[], string, RegExp][] = [
    [
      'UPDATE ledger_postings SET amount = amount + 1, balance = balance + 1 WHERE transfer_id = $1 AND account_id = $2',
      ({ payment, omar }) => [payment.id, omar],
      'transfersBalance',
      /^Transfer .* does not balance/,
    ],
    [
      'UPDATE ledger_transfers SET amount = amount + 1 WHERE id = $1',
      ({ payment }) => [payment.id],
      'transfersBalance',
      /does not balance/,
    ],
    [
      'DELETE FROM ledger_postings WHERE transfer_id = $1 AND account_id = $2',
      ({ payment, mei }) => [payment.id, mei],
      'transfersBalance',
      /has 1 postings instead of 2/,
    ],
    [
      'UPDATE ledger_transfers SET debit_account_id = $2 WHERE id = $1',
      ({ payment, opening }) => [payment.id, opening],
      'transfersBalance',
      /does not balance/,
    ],
    [
      'DELETE FROM ledger_transfers WHERE id = $1',
      ({ payment }) => [payment.id],
      'postingsBelong',
      /belongs to no transfer/,
    ],
    [
      "UPDATE ledger_transfers SET currency = 'JPY' WHERE id = $1",
      ({ payment }) => [payment.id],
      'currenciesMatch',
      /is in JPY, and its accounts are not/,
    ],
    ['DELETE FROM ledger_accounts WHERE id = $1', ({ opening }) => [opening], 'currenciesMatch', /or do not exist/],
    [
      `WITH gone AS (DELETE FROM ledger_postings WHERE transfer_id = $1)
       DELETE FROM ledger_transfers WHERE id = $1`,
      ({ payment }) => [payment.id],
      'chainsGapless',
      /have a gap or a double: 3 stands where 2 should/,
    ],
    [
      'UPDATE ledger_postings SET seq = seq + 1 WHERE transfer_id = $1 AND account_id = $2',
      ({ payment, mei }) => [payment.id, mei],
      'chainsGapless',
      /gap or a double/,
    ],
    [
      'UPDATE ledger_postings SET balance = balance + 7 WHERE transfer_id = $1 AND account_id = $2',
      ({ payment, omar }) => [payment.id, omar],
      'chainsGapless',
      /says the balance 1107; with the one before it that is 1100/,
    ],
    [
      'UPDATE ledger_accounts SET last_seq = last_seq + 1 WHERE id = $1',
      ({ mei }) => [mei],
      'chainsGapless',
      /and says that the last one is/,
    ],
    [
      'UPDATE ledger_accounts SET credits_posted = credits_posted + 5 WHERE id = $1',
      ({ mei }) => [mei],
      'balancesMatchPostings',
      /says balance \d+; its postings say/,
    ],
    [
      'UPDATE ledger_accounts SET credits_posted = credits_posted + 5, debits_posted = debits_posted + 5 WHERE id = $1',
      ({ mei }) => [mei],
      'balancesMatchPostings',
      /says posted debits \d+; its postings say/,
    ],
    [
      'UPDATE ledger_accounts SET debits_pending = debits_pending + 5 WHERE id = $1',
      ({ mei }) => [mei],
      'balancesMatchPostings',
      /says pending debits 55; its postings say 50/,
    ],
    [
      "UPDATE ledger_accounts SET currency = 'JPY' WHERE id = $1",
      ({ mei }) => [mei],
      'currenciesMatch',
      /its accounts are not/,
    ],
    [
      "UPDATE ledger_pendings SET state = 'voided' WHERE transfer_id = $1",
      ({ open }) => [open.id],
      'pendingSumsAgree',
      /has pending debits of 50 and credits of 0; its open transfers come to 0 and 0/,
    ],
    [
      "UPDATE ledger_pendings SET state = 'voided' WHERE transfer_id = $1",
      ({ posted }) => [posted.id],
      'pendingStatesAgree',
      /\(voided\) is not what the transfers say/,
    ],
    [
      'DELETE FROM ledger_pendings WHERE transfer_id = $1',
      ({ voided }) => [voided.id],
      'pendingStatesAgree',
      /nothing is known of it/,
    ],
    [
      'UPDATE ledger_pendings SET resolved_by = $2 WHERE transfer_id = $1',
      ({ voided, postedBy }) => [voided.id, postedBy.id],
      'pendingStatesAgree',
      /is not what the transfers say/,
    ],
    [
      'UPDATE ledger_transfers SET amount = amount - 1 WHERE pending_id = $1',
      ({ voided }) => [voided.id],
      'pendingStatesAgree',
      /\(voided\) is not what the transfers say/,
    ],
    [
      `UPDATE ledger_transfers SET debit_account_id = credit_account_id, credit_account_id = debit_account_id
       WHERE pending_id = $1`,
      ({ voided }) => [voided.id],
      'pendingStatesAgree',
      /\(voided\) is not what the transfers say/,
    ],
    [
      "UPDATE ledger_pendings SET expires_at = expires_at + interval '1 hour' WHERE transfer_id = $1",
      ({ expired }) => [expired.id],
      'pendingStatesAgree',
      /\(expired\) is not what the transfers say/,
    ],
    [
      `WITH held AS (UPDATE ledger_transfers SET timeout_seconds = 60 WHERE id = $1 RETURNING at)
       UPDATE ledger_pendings SET expires_at = at + interval '60 seconds' FROM held WHERE transfer_id = $1`,
      ({ expired }) => [expired.id],
      'pendingStatesAgree',
      /\(expired\) is not what the transfers say/,
    ],
    [
      `WITH held AS (UPDATE ledger_transfers SET timeout_seconds = 0 WHERE id = $1 RETURNING at)
       UPDATE ledger_pendings SET expires_at = at FROM held WHERE transfer_id = $1`,
      ({ posted }) => [posted.id],
      'pendingStatesAgree',
      /\(posted\) is not what the transfers say/,
    ],
    [
      'UPDATE ledger_accounts SET credits_posted = 9223372036854775807, debits_posted = -1 WHERE id = $1',
      ({ mei }) => [mei],
      'amountsInRange',
      /^Account .* has amounts that no account can have/,
    ],
    [
      'UPDATE ledger_postings SET balance = -9223372036854775808 WHERE transfer_id = $1 AND account_id = $2',
      ({ payment, omar }) => [payment.id, omar],
      'amountsInRange',
      /^The posting of .* on account .* has amounts that no posting can have/,
    ],
    [
      'UPDATE ledger_transfers SET amount = 1000000000000000000 WHERE id = $1',
      ({ payment }) => [payment.id],
      'transfersAreSound',
      /moves 1000000000000000000/,
    ],
    [
      'UPDATE ledger_accounts SET closed = true WHERE id = $1',
      ({ omar }) => [omar],
      'closedAccountsAgree',
      /says that it is closed; its open transfers say that it is not/,
    ],
    [
      `WITH closing AS (UPDATE ledger_transfers SET flags = flags | 64 WHERE id = $1)
       UPDATE ledger_accounts SET frozen = frozen WHERE id = $2`,
      ({ open, mei }) => [open.id, mei],
      'closedAccountsAgree',
      /says that it is open; its open transfers say that it is not/,
    ],
    [
      `UPDATE ledger_transfers
       SET debit_account_id = credit_account_id, credit_account_id = debit_account_id, amount = -amount WHERE id = $1`,
      ({ payment }) => [payment.id],
      'transfersAreSound',
      /moves -100/,
    ],
    [
      "UPDATE ledger_transfers SET kind = 'exchange' WHERE id = $1",
      ({ payment }) => [payment.id],
      'transfersAreSound',
      /is an exchange without a rate/,
    ],
    [
      "UPDATE ledger_transfers SET rate = '2' WHERE id = $1",
      ({ payment }) => [payment.id],
      'transfersAreSound',
      /has a rate and is no exchange/,
    ],
    [
      'UPDATE ledger_accounts SET debits_must_not_exceed_credits = true WHERE id = $1',
      ({ opening }) => [opening],
      'floorsHold',
      /is below its floor: -2000 is left/,
    ],
  ]

  test.each(damages)('%s', async (damage, valuesOf, check, message) => {
    const report = await auditBroken(damage, valuesOf(scene))
    expect(report).toMatchObject({ ok: false, fault: { check, message: expect.stringMatching(message) } })
  })

  it('finds a currency that does not come to nothing, though account and last posting agree', async () => {
    const report = await auditBroken(
      `WITH last AS (UPDATE ledger_accounts SET debits_pending = debits_pending + 5 WHERE id = $1 RETURNING last_seq)
       UPDATE ledger_postings SET debits_pending = debits_pending + 5 FROM last WHERE account_id = $1 AND seq = last_seq`,
      [scene.mei],
    )
    expect(report.fault).toEqual({
      check: 'currenciesSumToZero',
      message: 'What is pending in EUR comes to -5, not to 0.',
    })
  })

  it.each([
    ['ledger_transfers', 'ledger_transfers_immutable'],
    ['ledger_postings', 'ledger_postings_posted'],
    ['ledger_accounts', 'ledger_accounts_balance'],
  ])('finds that what guards %s was switched off', async (table, guard) => {
    await world.pool.query(`ALTER TABLE ${table} DISABLE TRIGGER ${guard}`)
    try {
      expect((await auditBooks(world.platform.db)).fault).toEqual({
        check: 'guardsStand',
        message: `Nothing keeps the books from being edited: the trigger ${guard} is missing or switched off.`,
      })
    } finally {
      await world.pool.query(`ALTER TABLE ${table} ENABLE TRIGGER ${guard}`)
    }
  })

  it('looks for every guard that the migration sets up', async () => {
    const { rows } = await world.pool.query<{ name: string }>(
      `SELECT tgname AS name FROM pg_trigger
       WHERE NOT tgisinternal AND tgrelid::regclass::text LIKE 'ledger%' ORDER BY tgname`,
    )
    expect(rows.map(({ name }) => name)).toEqual(guards.toSorted())
  })
})
