import { createHash } from 'node:crypto'
import type pg from 'pg'
import { errorCode, errorMessage, OperatorError } from '../operatorError.ts'
import type { Log } from '../telemetry/log.ts'

/** One step of the schema. Once released it is never edited: a later step puts things right. */
export interface Migration {
  /** A number and a name: `0001-foundation`. They run in this order. */
  id: string
  /** What it does and why, for the operator who reads the log. */
  notes: string
  /** SQL that makes the change. Runs in a transaction. */
  up: string
  /** SQL with one row and one boolean column `ok`: whether the change did what it should. */
  check: string
}

/** Any number that other programs in the same database are unlikely to take. */
const lockKey = 7_261_926

/**
 * Brings the database to this version. Two servers that start at once wait for each other.
 * @returns the ids that were applied now
 * @throws OperatorError when the database is ahead of this version, or a step fails (which leaves no trace of it)
 */
export async function migrateDatabase(pool: pg.Pool, migrations: readonly Migration[], log: Log): Promise<string[]> {
  requireOrder(migrations)
  const client = await pool.connect()
  try {
    // A migration may take long, and so may waiting for another server that migrates.
    await client.query('set statement_timeout = 0')
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query(`create table if not exists schema_migrations (
      id text primary key, applied_at timestamptz not null default now(), checksum text not null)`)
    const { rows } = await client.query<{ id: string; checksum: string }>('select id, checksum from schema_migrations')
    refuseUnknown(rows, migrations)
    const appliedBefore = new Set(rows.map(({ id }) => id))
    const missing = migrations.filter(({ id }) => !appliedBefore.has(id))
    for (const migration of missing) {
      log.info({ migration: migration.id, notes: migration.notes }, 'changing the database')
      await apply(client, migration)
    }
    return missing.map(({ id }) => id)
  } finally {
    // Closing the connection gives the lock free and forgets the setting.
    client.release(true)
  }
}

/**
 * The ids of the steps that a database has, without changing it.
 * @throws OperatorError when it is ahead of this version
 */
export async function readApplied(pool: pg.Pool, migrations: readonly Migration[]): Promise<Set<string>> {
  const { rows: tables } = await pool.query<{ there: boolean }>(
    `select to_regclass('schema_migrations') is not null as there`,
  )
  if (!tables[0]?.there) return new Set()
  const { rows } = await pool.query<{ id: string; checksum: string }>('select id, checksum from schema_migrations')
  refuseUnknown(rows, migrations)
  return new Set(rows.map(({ id }) => id))
}

/** What identifies a step's SQL in `schema_migrations`. */
export function checksumOf(migration: Migration): string {
  return createHash('sha256').update(migration.up).digest('hex')
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.up)
    const { rows } = await client.query<{ ok: boolean }>(migration.check)
    if (rows.length !== 1 || rows[0]?.ok !== true) throw new Error('its check says that it did not do what it should')
    await client.query('insert into schema_migrations (id, checksum) values ($1, $2)', [
      migration.id,
      checksumOf(migration),
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    const isFull = errorCode(error) === '53100'
    throw new OperatorError(
      `The database could not be changed (${migration.id}): ${isFull ? 'its disk is full' : errorMessage(error)}.`,
      isFull ? 'Free some space and start again.' : 'Nothing of this step was kept; report it, or go back a version.',
      { cause: error },
    )
  }
}

function refuseUnknown(applied: { id: string; checksum: string }[], migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.id, checksumOf(migration)]))
  for (const { id, checksum } of applied) {
    const expected = known.get(id)
    if (expected === undefined) {
      throw new OperatorError(
        `The database is ahead of this version of Sampan: it has "${id}", which this version does not know.`,
        'Start the version of Sampan that was used last, or a later one.',
      )
    }
    if (expected !== checksum) {
      throw new OperatorError(
        `The database was changed by another edition of "${id}" than this version of Sampan has.`,
        'Start the version of Sampan that was used last; during development, begin with an empty data folder.',
      )
    }
  }
}

function requireOrder(migrations: readonly Migration[]): void {
  for (const [index, { id }] of migrations.entries()) {
    const before = migrations[index - 1]?.id ?? ''
    if (!/^\d{4}-[a-z0-9-]+$/.test(id) || id <= before) throw new Error(`Migration "${id}" is misnamed or out of order`)
  }
}
