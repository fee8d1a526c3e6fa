import type pg from 'pg'
import { migrateDatabase, readApplied } from '../kernel/database/migrate.ts'
import { prepareJobs } from '../kernel/jobs.ts'
import { OperatorError } from '../kernel/operatorError.ts'
import type { Log } from '../kernel/telemetry/log.ts'
import { migrations } from './migrations/index.ts'

/** Brings a database to this version: our tables and those of the job queue. */
export async function prepareDatabase(pool: pg.Pool, log: Log): Promise<void> {
  await migrateDatabase(pool, migrations, log)
  await prepareJobs(pool, log)
}

/**
 * For whoever only looks at a database, and leaves it to the server to change it.
 * @throws OperatorError where it is not of this version
 */
export async function requirePrepared(pool: pg.Pool): Promise<void> {
  const applied = await readApplied(pool, migrations)
  if (migrations.every(({ id }) => applied.has(id))) return
  throw new OperatorError(
    'The database was not yet brought to this version of Sampan.',
    'Start the server of this version once, then try again.',
  )
}
