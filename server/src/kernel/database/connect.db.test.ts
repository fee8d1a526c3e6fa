import { createTestDatabase, type TestDatabase, withDatabase } from '@sampan/testkit/database.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silentLog } from '../telemetry/log.ts'
import { connectDatabase } from './connect.ts'

const log = silentLog()
let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase({ isEmpty: true })
})

afterAll(() => database.drop())

test('reads values the way the rest of the server expects them', async () => {
  const { pool, close } = await connectDatabase({ connection: database.connectionString, log })
  const { rows } = await pool.query(`select 5::int8 as number, array[1, null, 9007199254740991]::int8[] as numbers,
    '{}'::int8[] as none, 1.50::numeric as amount, date '2026-01-31' as day, now() as instant, '{"a":1}'::jsonb as json`)
  expect(rows[0]).toMatchObject({
    number: 5,
    numbers: [1, null, Number.MAX_SAFE_INTEGER],
    none: [],
    amount: '1.50',
    day: '2026-01-31',
    instant: expect.any(Date),
    json: { a: 1 },
  })
  await expect(pool.query('select 9007199254740992::int8')).rejects.toThrow('too large')
  await close()
})

test('ends a statement that takes too long', async () => {
  const { pool, close } = await connectDatabase({ connection: database.connectionString, log, statementTimeoutMs: 20 })
  await expect(pool.query('select pg_sleep(5)')).rejects.toThrow('statement timeout')
  await close()
})

const refusals = [
  ['a wrong password', (url: string) => url.replace(/:[^:@]+@/, ':wrong@'), 'refuses the user or password'],
  ['a database that does not exist', (url: string) => withDatabase(url, 'nowhere'), 'no such database'],
  [
    'a socket nobody listens on',
    (url: string) => url.replace(/host=[^&]*/, 'host=%2Fnowhere'),
    'does not answer (ENOENT)',
  ],
  [
    'a port nobody listens on',
    () => 'postgresql://a:b@127.0.0.1:9/sampan',
    '127.0.0.1:9/sampan does not answer (ECONNREFUSED)',
  ],
] as const

test.each(refusals)('says so in a line: %s', async (_, change, message) => {
  const connecting = connectDatabase({ connection: change(database.connectionString), log })
  await expect(connecting).rejects.toMatchObject({ name: 'OperatorError', message: expect.stringContaining(message) })
})
