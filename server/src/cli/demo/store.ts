/** The mark of the demo world, and what it takes to begin anew. */
import type pg from 'pg'

/** Any number that other locks of ours do not have. */
const LOCK_KEY = 7_261_928

/** Tables that say something of the database itself and not of the people in it. */
const KEPT_TABLES = ['schema_migrations', 'demo_world']

/** Runs `act` while no other server that shares the database does. */
export async function alone<Result>(pool: pg.Pool, act: () => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  try {
    // Another server may be laying a world for longer than a statement may take.
    await client.query('SET statement_timeout = 0')
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY])
    return await act()
  } finally {
    // Closing the connection gives the lock free and forgets the setting.
    client.release(true)
  }
}

/** `none`: never begun. `half`: begun and broken off. */
export async function readMark(pool: pg.Pool): Promise<'none' | 'half' | 'whole'> {
  const { rows } = await pool.query<{ is_whole: boolean }>('SELECT finished_at IS NOT NULL AS is_whole FROM demo_world')
  const [mark] = rows
  if (!mark) return 'none'
  return mark.is_whole ? 'whole' : 'half'
}

export async function markBegun(pool: pg.Pool): Promise<void> {
  await pool.query('INSERT INTO demo_world (begun_at) VALUES (now())')
}

export async function markWhole(pool: pg.Pool): Promise<void> {
  await pool.query('UPDATE demo_world SET finished_at = now()')
}

export async function countMembers(pool: pg.Pool): Promise<{ all: number; demo: number }> {
  const { rows } = await pool.query<{ all: number; demo: number }>(
    'SELECT count(*) AS all, count(*) FILTER (WHERE demo) AS demo FROM members',
  )
  return rows[0] ?? { all: 0, demo: 0 }
}

export async function listDemoHandles(pool: pg.Pool): Promise<Set<string>> {
  const { rows } = await pool.query<{ handle: string }>('SELECT handle FROM members WHERE demo')
  return new Set(rows.map(({ handle }) => handle))
}

/** Nobody's picture is in use any more, so that every file can go. */
export async function forgetAvatars(pool: pg.Pool): Promise<void> {
  await pool.query('UPDATE members SET avatar_file_id = NULL')
}

/**
 * Empties every table of people, and the mark. Several statements in one query are one transaction. The books refuse to
 * be emptied; those of half a world that nobody ever saw are let go by switching off what refuses, for this once.
 */
export async function emptyTables(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ names: string; off: string; on: string }>(
    `SELECT string_agg(format('%I', tablename), ', ') AS names,
       coalesce(string_agg(format('ALTER TABLE %I DISABLE TRIGGER USER;', tablename), ' ')
         FILTER (WHERE tablename LIKE 'ledger%'), '') AS off,
       coalesce(string_agg(format('ALTER TABLE %I ENABLE TRIGGER USER;', tablename), ' ')
         FILTER (WHERE tablename LIKE 'ledger%'), '') AS on
     FROM pg_tables WHERE schemaname = current_schema() AND tablename <> ALL ($1)`,
    [KEPT_TABLES],
  )
  const [tables] = rows
  await pool.query(`${tables?.off} TRUNCATE ${tables?.names}; ${tables?.on} DELETE FROM demo_world`)
}
