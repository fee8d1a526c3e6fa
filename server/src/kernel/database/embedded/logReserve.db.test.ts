import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { silentLog } from '../../telemetry/log.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded.ts'
import { keepLogReserve } from './logReserve.ts'

let dataDirectory: string
let postgres: EmbeddedPostgres

beforeEach(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'sampan-test-'))
  chmodSync(dataDirectory, 0o755)
  postgres = await startEmbeddedPostgres({ dataDirectory, log: silentLog() })
})

afterEach(async () => {
  await postgres.stop()
  rmSync(dataDirectory, { recursive: true, force: true })
})

/** @returns the file of the log that is written then, and how many rows there are */
async function write(rowCount: number): Promise<{ file: string; count: string }> {
  const client = new pg.Client(postgres.connection)
  await client.connect()
  try {
    await client.query('CREATE TABLE IF NOT EXISTS filler (number integer, text text)')
    await client.query(`INSERT INTO filler SELECT n, repeat('x', 300) FROM generate_series(1, $1::integer) AS n`, [
      rowCount,
    ])
    const { rows } = await client.query<{ file: string; count: string }>(
      'SELECT pg_walfile_name(pg_current_wal_insert_lsn()) AS file, count(*) FROM filler',
    )
    const [row] = rows
    if (!row) throw new Error('The database did not say where its log stands')
    return row
  } finally {
    await client.end()
  }
}

test('files of the log are made ahead while much is written, used by PostgreSQL, and survive its death', async () => {
  const { cluster } = postgres
  const log = join(cluster, 'pg_wal')
  const reserve = keepLogReserve({ cluster, connection: postgres.connection, log: silentLog() })
  // Some 1 MB each time: a slow disk makes files faster than that.
  const ahead = await vi.waitUntil(
    async () => {
      const { file } = await write(3_000)
      const names = readdirSync(log).filter((name) => /^[0-9A-F]{24}$/.test(name) && name > file)
      return names.length >= 3 && names.sort().slice(0, 3)
    },
    { timeout: 50_000, interval: 100 },
  )
  await reserve.stop()
  expect(readdirSync(log)).not.toContain('xlogtemp.sampan')
  for (const name of ahead) {
    expect(statSync(join(log, name))).toMatchObject({ size: 16 * 1024 * 1024, uid: statSync(cluster).uid })
  }

  let written = await write(3_000)
  while (written.file < (ahead.at(-1) ?? '')) written = await write(30_000)
  process.kill(postgres.pid, 'SIGKILL')
  await postgres.ended
  postgres = await startEmbeddedPostgres({ dataDirectory, log: silentLog() })
  const client = new pg.Client(postgres.connection)
  await client.connect()
  const { rows } = await client.query('SELECT count(*) FROM filler')
  await client.end()
  expect(rows[0].count).toBe(written.count)
}, 90_000)
