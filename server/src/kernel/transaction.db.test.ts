import { createTestDatabase, type TestDatabase } from '@sampan/testkit/database.ts'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database as Tables } from '../schema/index.ts'
import { createLocalBus } from './bus.ts'
import { systemClock } from './clock.ts'
import { readConfig } from './config.ts'
import { connectDatabase, createPool, type Database } from './database/connect.ts'
import { newUuid } from './ids.ts'
import { silentLog } from './telemetry/log.ts'
import { createTransactions } from './transaction.ts'

let testDatabase: TestDatabase
let database: Database<Tables>

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const connection = testDatabase.connectionString
  const pool = createPool({ connection, log: silentLog(), connectionsMax: 1 })
  const { rows } = await pool.query<{ name: string }>('SELECT current_database() AS name')
  await pool.query(`ALTER DATABASE ${rows[0]?.name} SET default_transaction_isolation = 'serializable'`)
  await pool.end()
  database = await connectDatabase<Tables>({ connection, log: silentLog() })
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

test('a write sees what was committed while it waited, whatever the operator’s database does by default', async () => {
  const config = readConfig({}, '/')
  const transactions = createTransactions(database.kysely, createLocalBus(), systemClock, newUuid, config)
  const levelOf = async (db: Kysely<Tables>) => {
    const { rows } = await sql<{ level: string }>`SELECT current_setting('transaction_isolation') AS level`.execute(db)
    return rows[0]?.level
  }
  expect(await levelOf(database.kysely)).toBe('serializable')
  expect(await transactions.write((tx) => levelOf(tx.db))).toBe('read committed')
  expect(await transactions.read((tx) => levelOf(tx.db))).toBe('repeatable read')
})
