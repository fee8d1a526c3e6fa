import type pg from 'pg'
import { migrateDatabase } from '../kernel/database/migrate.ts'
import { prepareJobs } from '../kernel/jobs.ts'
import type { Log } from '../kernel/telemetry/log.ts'
import { migrations } from './migrations/index.ts'

/** Brings a database to this version: our tables and those of the job queue. */
export async function prepareDatabase(pool: pg.Pool, log: Log): Promise<void> {
  await migrateDatabase(pool, migrations, log)
  await prepareJobs(pool, log)
}
