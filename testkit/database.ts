import { createPool } from '@sampan/server/kernel/database/connect.ts'
import { silentLog } from '@sampan/server/kernel/telemetry/log.ts'
import { inject } from 'vitest'

/** A database of a test's own: migrated and empty. */
export interface TestDatabase {
  /** What `connectDatabase` takes. */
  connectionString: string
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>
}

let count = 0

/**
 * Copies the migrated template into a new database; takes about 30 ms. For tests named `*.db.test.ts`, whose set-up
 * (`databaseSetup.ts`) runs the PostgreSQL.
 * @param options.isEmpty without any table, for tests of the migrations themselves
 */
export async function createTestDatabase(options: { isEmpty?: boolean } = {}): Promise<TestDatabase> {
  const cluster = inject('cluster')
  count += 1
  const name = `test_${process.pid}_${process.env.VITEST_POOL_ID ?? 0}_${Date.now()}_${count}`
  const template = options.isEmpty ? 'template1' : 'sampan'
  await run(cluster, `create database ${name} template ${template}`)
  return {
    connectionString: withDatabase(cluster, name),
    drop: () => run(cluster, `drop database if exists ${name} with (force)`),
  }
}

/** The same URL with another database. */
export function withDatabase(connectionString: string, name: string): string {
  return connectionString.replace(/@([^/]*)\/[^?]*/, `@$1/${name}`)
}

async function run(cluster: string, statement: string): Promise<void> {
  // Not the template: it cannot be copied while anyone is connected to it.
  const pool = createPool({ connection: withDatabase(cluster, 'postgres'), log: silentLog(), connectionsMax: 1 })
  try {
    await pool.query(statement)
  } finally {
    await pool.end()
  }
}
