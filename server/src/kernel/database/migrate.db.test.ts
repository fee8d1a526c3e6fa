import { createTestDatabase } from '@sampan/testkit/database.ts'
import type pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrations } from '../../schema/migrations/index.ts'
import { silentLog } from '../telemetry/log.ts'
import { createPool } from './connect.ts'
import { type Migration, migrateDatabase } from './migrate.ts'

const log = silentLog()
const first: Migration = {
  id: '0001-boats',
  notes: 'A table of boats.',
  up: 'create table boats (name text)',
  check: `select to_regclass('boats') is not null as ok`,
}
const second: Migration = {
  id: '0002-masts',
  notes: 'Boats get masts.',
  up: 'alter table boats add column masts int not null default 1',
  check: `select count(*) = 1 as ok from information_schema.columns where table_name = 'boats' and column_name = 'masts'`,
}

let pool: pg.Pool
let drop: () => Promise<void>

beforeEach(async () => {
  const database = await createTestDatabase({ isEmpty: true })
  pool = createPool({ connection: database.connectionString, log })
  drop = database.drop
})

afterEach(async () => {
  await pool.end()
  await drop()
})

test('applies what is missing, once', async () => {
  expect(await migrateDatabase(pool, [first], log)).toEqual(['0001-boats'])
  expect(await migrateDatabase(pool, [first, second], log)).toEqual(['0002-masts'])
  expect(await migrateDatabase(pool, [first, second], log)).toEqual([])
})

test('two servers that start at once do not get into each other’s way', async () => {
  const applied = await Promise.all([1, 2, 3].map(() => migrateDatabase(pool, [first, second], log)))
  expect(applied.flat().sort()).toEqual(['0001-boats', '0002-masts'])
})

test('a step that fails leaves no trace', async () => {
  const broken = { ...second, up: `${second.up}; select nonsense` }
  await expect(migrateDatabase(pool, [first, broken], log)).rejects.toMatchObject({ name: 'OperatorError' })
  expect(await migrateDatabase(pool, [first, second], log)).toEqual(['0002-masts'])
})

test('a step whose check fails leaves no trace', async () => {
  const idle = { ...second, up: 'select 1' }
  await expect(migrateDatabase(pool, [first, idle], log)).rejects.toThrow('its check says')
  expect(await migrateDatabase(pool, [first, second], log)).toEqual(['0002-masts'])
})

test('a database ahead of this version is refused', async () => {
  await migrateDatabase(pool, [first, second], log)
  await expect(migrateDatabase(pool, [first], log)).rejects.toMatchObject({
    name: 'OperatorError',
    message: 'The database is ahead of this version of Sampan: it has "0002-masts", which this version does not know.',
  })
})

test('a step that was edited after it was applied is refused', async () => {
  await migrateDatabase(pool, [first], log)
  const edited = { ...first, up: 'create table boats (name text not null)' }
  await expect(migrateDatabase(pool, [edited], log)).rejects.toThrow('another edition of "0001-boats"')
})

test('the real migrations apply to an empty database', async () => {
  expect(await migrateDatabase(pool, migrations, log)).toEqual(migrations.map(({ id }) => id))
})
