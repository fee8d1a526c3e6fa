import { createWriteStream } from 'node:fs'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Pool, PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { checksumOf, migrateDatabase } from '../../kernel/database/migrate.ts'
import { prepareJobs } from '../../kernel/jobs.ts'
import { errorCode, errorMessage, OperatorError } from '../../kernel/operatorError.ts'
import type { Log } from '../../kernel/telemetry/log.ts'
import { migrations } from '../../schema/migrations/index.ts'
import { prepareDatabase } from '../../schema/prepareDatabase.ts'
import { bytesOf, HEAD, readArchive } from './archive.ts'
import { JOBS_COLUMNS, quoted, settle } from './database.ts'
import { type Head, type Manifest, parseHead, parseManifest } from './shape.ts'

export interface ReadReport {
  head: Head
  manifest: Manifest
}

/** Devices may have heard of more than the backup knows, but hardly of so much. */
const LOG_LEAP = 1_000_000_000

const NAMES = {
  table: /^tables\/([a-z0-9_]+)\/\d+$/,
  jobs: /^jobs\/\d+$/,
  file: /^files\/([0-9a-z][0-9a-z-]{2,60}\.[a-z0-9.-]{1,30})$/,
  secret: /^secrets\/([a-z0-9-]+\.key)$/,
}

/** Reads all of it and checks every sum. @throws OperatorError where it is not whole */
export async function verifyBackup(path: string): Promise<ReadReport> {
  let head: Head | undefined
  const told = await readArchive(path, async ({ name, stream }) => {
    if (name === HEAD) head = parseHead(await bytesOf(stream), path)
    else if (!Object.values(NAMES).some((pattern) => pattern.test(name)))
      throw new OperatorError(`The backup ${path} has an entry that is none of ours: ${name}.`, 'Take another one.')
  })
  if (!head) throw new Error('An archive without a head was read')
  return { head, manifest: parseManifest(told, path) }
}

export interface RestoreOptions {
  pool: Pool
  dataDirectory: string
  /** Whether what is there may be thrown away. */
  replace: boolean
  log: Log
  progress(line: string): void
}

/**
 * Makes the database and the data folder what they were when the backup was made. Every sum is checked before anything is
 * written; the rows come in one transaction, in which foreign keys are checked. No server may be running.
 */
export async function restoreBackup(path: string, options: RestoreOptions): Promise<ReadReport> {
  const { pool, log, progress } = options
  progress('checking the backup')
  const report = await verifyBackup(path)
  const { head } = report
  refuseLater(head)
  await makeRoom(pool, options.replace)
  const theirs = new Set(head.migrations.map(({ id }) => id))
  await migrateDatabase(
    pool,
    migrations.filter(({ id }) => theirs.has(id)),
    log,
  )
  await prepareJobs(pool, log)
  progress('loading')
  const client = await pool.connect()
  try {
    await settle(client)
    await client.query('BEGIN')
    await load(client, path, report, options)
    await client.query('COMMIT')
    await client.query('ANALYZE')
  } catch (error) {
    // The message alone: PostgreSQL's details would show what stands in rows.
    if (/^23/.test(errorCode(error)))
      throw new OperatorError(
        `What the backup holds contradicts itself: ${errorMessage(error)}.`,
        'Nothing of it was kept; take another one.',
        { cause: error },
      )
    throw error
  } finally {
    client.release(true)
  }
  await prepareDatabase(pool, log)
  return report
}

function refuseLater({ migrations: theirs, version }: Head): void {
  const ours = new Map(migrations.map((migration) => [migration.id, checksumOf(migration)]))
  for (const { id, checksum } of theirs) {
    if (ours.get(id) === checksum) continue
    throw new OperatorError(
      `The backup was made by Sampan ${version} with a database that this version does not know ("${id}").`,
      'Restore it with that version or a later one.',
    )
  }
}

/** Leaves an empty schema. @throws OperatorError where someone lives there and may not be thrown out */
async function makeRoom(pool: Pool, replace: boolean): Promise<void> {
  const { rows } = await pool.query<{ tables: number; ours: boolean; members: boolean }>(
    `SELECT count(*)::int AS tables, count(*) FILTER (WHERE relname = 'schema_migrations') > 0 AS ours,
       count(*) FILTER (WHERE relname = 'members') > 0 AS members
     FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
       AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.objid = pg_class.oid AND d.deptype = 'e')`,
  )
  const found = rows[0] ?? { tables: 0, ours: false, members: false }
  if (found.tables > 0 && !found.ours)
    throw new OperatorError(
      'The database holds tables that are not of Sampan.',
      'Name an empty one in DATABASE_URL; others are never thrown away.',
    )
  const people = found.members ? await pool.query('SELECT FROM members LIMIT 1') : { rowCount: 0 }
  if (people.rowCount && !replace)
    throw new OperatorError(
      'The database is not empty: there are members in it.',
      'Name another data folder or database, or say --replace to throw away all that is in this one.',
    )
  if (found.tables > 0) await pool.query(WIPE)
}

const WIPE = `DO $$
DECLARE each record;
BEGIN
  FOR each IN SELECT c.oid::regclass AS name FROM pg_class AS c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.objid = c.oid AND d.deptype = 'e')
  LOOP EXECUTE 'DROP TABLE ' || each.name || ' CASCADE'; END LOOP;
  FOR each IN SELECT p.oid::regprocedure AS name FROM pg_proc AS p
    WHERE p.pronamespace = current_schema()::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.objid = p.oid AND d.deptype = 'e')
  LOOP EXECUTE 'DROP ROUTINE ' || each.name || ' CASCADE'; END LOOP;
  FOR each IN SELECT t.oid::regtype AS name FROM pg_type AS t LEFT JOIN pg_class AS c ON c.oid = t.typrelid
    WHERE t.typnamespace = current_schema()::regnamespace AND (t.typtype IN ('e', 'd', 'r') OR c.relkind = 'c')
      AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.objid = t.oid AND d.deptype = 'e')
  LOOP EXECUTE 'DROP TYPE ' || each.name || ' CASCADE'; END LOOP;
  DROP SCHEMA IF EXISTS graphile_worker CASCADE;
END $$`

async function load(client: PoolClient, path: string, report: ReadReport, options: RestoreOptions): Promise<void> {
  const { head, manifest } = report
  const shapes = new Map(head.tables.map((table) => [table.name, table.columns]))
  const names = [...shapes.keys()]
  if (names.length > 0) {
    // Triggers would refuse what they have seen once, and keys want an order that there may not be.
    for (const name of names) await client.query(`ALTER TABLE ${client.escapeIdentifier(name)} DISABLE TRIGGER USER`)
    const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
      `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conparentid = 0`,
    )
    for (const { table, name } of keys)
      await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${client.escapeIdentifier(name)}`)
    // Migrations put in rows of their own.
    await client.query(`TRUNCATE ${quoted(client, names)}`)
    await client.query(
      `CREATE TEMPORARY TABLE restored_jobs (identifier text, payload json, run_at timestamptz, max_attempts int,
        key text) ON COMMIT DROP`,
    )
    await copyIn(client, path, shapes, report, options)
    for (const { table, name, definition } of keys) {
      options.progress(`checking ${name}`)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${client.escapeIdentifier(name)} ${definition}`)
    }
    for (const name of names) await client.query(`ALTER TABLE ${client.escapeIdentifier(name)} ENABLE TRIGGER USER`)
  }
  await client.query(
    `SELECT graphile_worker.add_job(identifier, payload, run_at := run_at, max_attempts := max_attempts, job_key := key)
     FROM restored_jobs`,
  )
  for (const { name, value } of manifest.sequences)
    await client.query("SELECT setval(format('%I', $1::text)::regclass, $2)", [name, value])
  // Whatever a device has heard of the log, it starts anew: some of it may be undone.
  await client.query('UPDATE member_log_heads SET last_seq = last_seq + $1, floor_seq = last_seq + $1', [LOG_LEAP])
}

async function copyIn(
  client: PoolClient,
  path: string,
  shapes: Map<string, string[]>,
  report: ReadReport,
  { dataDirectory, progress }: RestoreOptions,
): Promise<void> {
  let open: { name: string; stream: ReturnType<typeof copyFrom>; done: Promise<void> } | undefined
  const loaded = new Map<string, number>()
  const close = async () => {
    if (!open) return
    open.stream.end()
    await open.done
    loaded.set(open.name, open.stream.rowCount ?? 0)
    progress(`${open.name}: ${open.stream.rowCount} rows`)
    open = undefined
  }
  const openFor = async (name: string, columns: readonly string[]) => {
    if (open?.name === name) return open
    await close()
    const query = `COPY ${client.escapeIdentifier(name)} (${quoted(client, columns)}) FROM STDIN`
    const stream = client.query(copyFrom(query))
    const done = new Promise<void>((resolve, reject) => stream.once('finish', resolve).once('error', reject))
    done.catch(() => undefined)
    open = { name, stream, done }
    return open
  }
  await readArchive(path, async ({ name, stream: bytes }) => {
    const table = NAMES.table.exec(name)?.[1]
    const columns = table === undefined ? (NAMES.jobs.test(name) ? JOBS_COLUMNS : undefined) : shapes.get(table)
    if (columns) {
      const { stream, done } = await openFor(table ?? 'restored_jobs', columns)
      for await (const chunk of bytes)
        if (!stream.write(chunk)) await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), done])
      return
    }
    await close()
    const file = NAMES.file.exec(name)?.[1]
    const secret = NAMES.secret.exec(name)?.[1]
    if (file !== undefined) await putFile(join(dataDirectory, 'files'), file, bytes)
    if (secret !== undefined) await writeFile(join(dataDirectory, secret), await bytesOf(bytes), { mode: 0o600 })
  })
  await close()
  for (const [name, count] of Object.entries(report.manifest.rows)) {
    const found = loaded.get(name) ?? 0
    if (found !== count) throw new Error(`${name} has ${found} rows; the backup says ${count}`)
  }
}

async function putFile(folder: string, name: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  const stem = name.split('.')[0] ?? name
  const shelf = join(folder, stem.slice(-2))
  const target = join(shelf, name)
  await mkdir(shelf, { recursive: true, mode: 0o700 })
  const draft = `${target}.restored.draft`
  await pipeline(Readable.from(bytes), createWriteStream(draft, { mode: 0o600, flush: true }))
  await rename(draft, target)
}

/** Whether there is such a file at all, before anything is started for it. */
export async function requireFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new OperatorError(`There is no file ${path}.`, 'Name a backup.')
}
