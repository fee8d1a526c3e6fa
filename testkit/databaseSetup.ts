import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPool } from '@sampan/server/kernel/database/connect.ts'
import { startEmbeddedPostgres } from '@sampan/server/kernel/database/embedded.ts'
import { silentLog } from '@sampan/server/kernel/telemetry/log.ts'
import { prepareDatabase } from '@sampan/server/schema/prepareDatabase.ts'
import type { TestProject } from 'vitest/node'
import { chosenBinaries } from './postgresServers.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A URL of the cluster that this run of the tests shares; its database `sampan` is the migrated template. */
    cluster: string
  }
}

/** Room for many databases at once. What must survive a crash is tested elsewhere; here nothing waits for the disk. */
const settings = {
  max_connections: '200',
  shared_buffers: '128MB',
  max_wal_size: '4GB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
}

/** Starts one PostgreSQL for a whole run of the tests, and migrates the template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const log = silentLog()
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sampan-test-'))
  chmodSync(dataDirectory, 0o755)
  const postgres = await startEmbeddedPostgres({
    dataDirectory,
    log,
    binaries: chosenBinaries(),
    settings,
  })
  const pool = createPool({ connection: postgres.connection, log, connectionsMax: 2 })
  await prepareDatabase(pool, log)
  await pool.end()
  project.provide('cluster', postgres.connectionString)
  return async () => {
    await postgres.stop()
    rmSync(dataDirectory, { recursive: true, force: true })
  }
}
