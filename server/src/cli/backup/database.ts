/** What the backup asks the database about itself. All in the schema that comes first in the search path, as our tables. */
import type { PoolClient } from 'pg'

/** Filled anew after a restore, which every device is told to start from. */
const TABLES_LEFT_OUT = ['schema_migrations', 'member_log']

/** Texts must be read as they were written, whatever either database is set to. */
export async function settle(client: PoolClient): Promise<void> {
  for (const setting of [
    'statement_timeout = 0',
    'lock_timeout = 0',
    'idle_in_transaction_session_timeout = 0',
    "client_encoding = 'UTF8'",
    "datestyle = 'ISO, YMD'",
    "intervalstyle = 'postgres'",
    "timezone = 'UTC'",
    'extra_float_digits = 1',
    "bytea_output = 'hex'",
  ])
    await client.query(`SET ${setting}`)
}

export interface TableShape {
  name: string
  columns: string[]
}

export async function readTables(client: PoolClient): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
       AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.objid = c.oid AND d.deptype = 'e')
       AND c.relname <> ALL ($1)
     GROUP BY c.relname ORDER BY c.relname`,
    [TABLES_LEFT_OUT],
  )
  return rows
}

/** @returns values as `setval` takes them, for sequences that were used */
export async function readSequences(client: PoolClient): Promise<{ name: string; value: string }[]> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
     WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY sequencename`,
  )
  return rows
}

export const JOBS_COLUMNS = ['identifier', 'payload', 'run_at', 'max_attempts', 'key'] as const

/** Jobs that wait, or were under way: they run at least once. */
export const JOBS_QUERY = `SELECT t.identifier, j.payload, j.run_at, j.max_attempts, j.key
  FROM graphile_worker._private_jobs AS j JOIN graphile_worker._private_tasks AS t ON t.id = j.task_id
  WHERE j.attempts < j.max_attempts`

export const quoted = (client: PoolClient, names: readonly string[]): string =>
  names.map((name) => client.escapeIdentifier(name)).join(', ')
