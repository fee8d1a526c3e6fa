import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPool } from '@sampan/server/kernel/database/connect.ts'
import { type ConnectionSettings, startEmbeddedPostgres } from '@sampan/server/kernel/database/embedded.ts'
import { createLog } from '@sampan/server/kernel/telemetry/log.ts'
import { prepareDatabase } from '@sampan/server/schema/prepareDatabase.ts'
import type { BenchRun } from './bench.ts'

export const benchLog = createLog({ level: 'error' })

export interface BenchDatabase {
  connection: ConnectionSettings
  /** Another database on the same server, empty. */
  create(name: string): Promise<ConnectionSettings>
  /** Ends what earlier load left to be written, so that the next figure does not pay for it. */
  checkpoint(): Promise<void>
}

/** A PostgreSQL as the server runs it, in a fresh data folder that is removed at the end; our tables are in it. */
export async function startBenchDatabase(run: BenchRun): Promise<BenchDatabase> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sampan-bench-'))
  run.undoLater(() => rmSync(dataDirectory, { recursive: true, force: true }))
  const embedded = await startEmbeddedPostgres({ dataDirectory, log: benchLog })
  run.undoLater(() => embedded.stop())
  const pool = createPool({ connection: embedded.connection, log: benchLog, connectionsMax: 2 })
  try {
    await prepareDatabase(pool, benchLog)
    for (const name of ['fsync', 'synchronous_commit', 'shared_buffers', 'server_version']) {
      const { rows } = await pool.query<Record<string, string>>(`SHOW ${name}`)
      const word = name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
      run.setting(name === 'server_version' ? 'postgres' : word, Object.values(rows[0] ?? {})[0] ?? '')
    }
  } finally {
    await pool.end()
  }
  await ageLog(embedded.connection)
  const administer = (statements: readonly string[]) => runStatements(embedded.connection, statements)
  return {
    connection: embedded.connection,
    checkpoint: () => administer(['CHECKPOINT']),
    async create(name) {
      await administer([`CREATE DATABASE ${name}`])
      return { ...embedded.connection, database: name }
    },
  }
}

/** Of 16 MB each, as PostgreSQL makes them. */
const LOG_FILES = 60

/**
 * Makes a fresh server one that has been busy for a while: from then on it writes its log into files that it has already,
 * where a fresh one makes each new file first, and every commit waits for that.
 */
export async function ageLog(connection: ConnectionSettings): Promise<void> {
  const next = `SELECT pg_logical_emit_message(false, 'bench', 'next'), pg_switch_wal()`
  await runStatements(connection, [...Array.from({ length: LOG_FILES }, () => next), 'CHECKPOINT'])
}

async function runStatements(connection: ConnectionSettings, statements: readonly string[]): Promise<void> {
  const pool = createPool({ connection, log: benchLog, connectionsMax: 1 })
  try {
    for (const statement of statements) await pool.query(statement)
  } finally {
    await pool.end()
  }
}
