/** What the database says: its settings, its version, its clock, jobs that fail, and files that lost their other half. */
import { rm, stat } from 'node:fs/promises'
import type { Pool } from 'pg'
import type { Clock } from '../../kernel/clock.ts'
import type { Config } from '../../kernel/config.ts'
import { readApplied } from '../../kernel/database/migrate.ts'
import { migrations } from '../../schema/migrations/index.ts'
import { idsWithBytes, listBlobs, ownedAmong } from '../backup/blobs.ts'
import { type Finding, fault, good, warning } from './finding.ts'

const SETTINGS = ['fsync', 'full_page_writes', 'synchronous_commit', 'max_connections', 'server_encoding'] as const

export async function checkDatabase(pool: Pool, config: Config, clock: Clock): Promise<Finding[]> {
  const found: Finding[] = []
  const { rows } = await pool.query<{ name: string; setting: string }>(
    'SELECT name, setting FROM pg_settings WHERE name = ANY ($1)',
    [SETTINGS],
  )
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]))
  const losing = 'What was acknowledged can be lost in a power cut. Switch it on in postgresql.conf.'
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit'])
    if (settings.get(name) === 'off') found.push(fault(`${name} is off in PostgreSQL.`, losing))
  if (settings.get('server_encoding') !== 'UTF8')
    found.push(fault('The database does not hold UTF-8.', 'Make one with ENCODING UTF8 and move over by backup.'))
  const connectionsMax = Number(settings.get('max_connections'))
  if (connectionsMax < config.databaseConnections + 10)
    found.push(
      warning(
        `PostgreSQL allows ${connectionsMax} connections, and the server may want ${config.databaseConnections}.`,
        'Raise max_connections, or lower SAMPAN_DATABASE_CONNECTIONS.',
      ),
    )

  const applied = await readApplied(pool, migrations)
  const missing = migrations.filter(({ id }) => !applied.has(id))
  if (missing.length > 0)
    return [
      ...found,
      fault(`The database lacks ${missing.length} steps of this version.`, 'Start the server once; it takes them.'),
    ]
  found.push(good(`PostgreSQL answers; the schema is at ${migrations.at(-1)?.id}.`))

  const { rows: times } = await pool.query<{ now: Date; newest: Date | null }>(
    `SELECT clock_timestamp() AS now, (SELECT max(last_seen_at) FROM devices) AS newest`,
  )
  const ours = clock.now().getTime()
  const apart = Math.round(Math.abs((times[0]?.now.getTime() ?? ours) - ours) / 1000)
  if (apart > 5)
    found.push(fault(`The clocks of this machine and of the database are ${apart} s apart.`, 'Set both by NTP.'))
  const ahead = Math.round(((times[0]?.newest?.getTime() ?? 0) - ours) / 1000)
  if (ahead > 60)
    found.push(fault(`Devices were seen ${ahead} s in the future: the clock went back.`, 'Set it right by NTP.'))
  return found
}

export async function checkJobs(pool: Pool): Promise<Finding[]> {
  const { rows } = await pool.query<{ name: string; given_up: number; failing: number; late: number; error: string }>(
    `SELECT task_identifier AS name, count(*) FILTER (WHERE attempts >= max_attempts)::int AS given_up,
       count(*) FILTER (WHERE attempts > 2 AND attempts < max_attempts)::int AS failing,
       count(*) FILTER (WHERE attempts = 0 AND locked_at IS NULL AND run_at < now() - interval '15 minutes')::int AS late,
       left(max(last_error), 200) AS error
     FROM graphile_worker.jobs GROUP BY task_identifier ORDER BY task_identifier`,
  )
  const found = rows.flatMap(({ name, given_up, failing, late, error }): Finding[] => [
    ...(given_up > 0
      ? [fault(`${given_up} jobs ${name} failed for good (${error}).`, 'Report it; the log of the server says more.')]
      : []),
    ...(failing > 0 ? [warning(`${failing} jobs ${name} fail and are tried again (${error}).`, 'See the log.')] : []),
    ...(late > 0 ? [warning(`${late} jobs ${name} wait for more than 15 minutes.`, 'Does the server run?')] : []),
  ])
  return found.length > 0 ? found : [good('No job fails.')]
}

/** What is younger may just be on its way from the disk to its row. */
const SETTLED_MS = 24 * 3_600_000

export async function checkFiles(pool: Pool, config: Config, clock: Clock, repair: boolean): Promise<Finding[]> {
  const found: Finding[] = []
  // Rows first: whatever is uploaded meanwhile has its bytes before its row.
  const needed = await idsWithBytes(pool)
  const blobs = await listBlobs(config.dataDirectory)
  const there = new Set(blobs.filter(({ name }) => !name.endsWith('.draft')).map(({ id }) => id))
  const lost = needed.filter((id) => !there.has(id))
  if (lost.length > 0)
    found.push(
      fault(
        `${lost.length} files have no bytes any more (first: ${lost[0]}).`,
        'Copy them from a backup into the folder files, if one has them.',
      ),
    )
  const owned = await ownedAmong(pool, new Set(blobs.map(({ id }) => id)), true)
  let count = 0
  let bytes = 0
  for (const { id, name, path } of blobs) {
    if (owned.has(id) && !name.endsWith('.draft')) continue
    const facts = await stat(path).catch(() => undefined)
    if (!facts || clock.now().getTime() - facts.mtimeMs < SETTLED_MS) continue
    count += 1
    bytes += facts.size
    if (repair) await rm(path, { force: true })
  }
  const what = `${count} blobs (${(bytes / 1e6).toFixed(1)} MB) belong to nothing`
  if (count > 0 && repair) found.push(good(`${what}; they were removed.`))
  else if (count > 0) found.push(warning(`${what}.`, 'Run "sampan doctor --repair" to remove them.'))
  return found.length > 0 ? found : [good(`All ${needed.length} files have their bytes.`)]
}
