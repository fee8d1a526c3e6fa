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
  /**
   * As one that has run for a while has had many: from then on PostgreSQL writes its log into files that it has already,
   * where a fresh one makes each new file of 16 MB first, and everybody waits.
   */
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
  const administer = async (statement: string) => {
    const admin = createPool({ connection: embedded.connection, log: benchLog, connectionsMax: 1 })
    try {
      await admin.query(statement)
    } finally {
      await admin.end()
    }
  }
  return {
    connection: embedded.connection,
    checkpoint: () => administer('CHECKPOINT'),
    async create(name) {
      await administer(`CREATE DATABASE ${name}`)
      return { ...embedded.connection, database: name }
    },
  }
}
