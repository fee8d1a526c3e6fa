import { stat } from 'node:fs/promises'
import { listBlobs } from '../backup/blobs.ts'
import { type Command, exactly } from '../command.ts'

const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`.padStart(12)
const TOP = 10

/** What takes room, largest first. */
export const storage: Command = {
  name: 'storage',
  usage: '',
  summary: 'Says what takes room: tables and indexes, files by kind, members with most, and how fast it grows.',
  async run({ database: { pool }, config, say }, words) {
    exactly(words, 0)
    const { rows: tables } = await pool.query<{ name: string; rows: number; heap: number; indexes: number }>(
      `SELECT relname AS name, greatest(reltuples::bigint, pg_stat_get_live_tuples(oid)) AS rows,
         pg_table_size(oid) AS heap, pg_indexes_size(oid) AS indexes
       FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
       ORDER BY pg_total_relation_size(oid) DESC LIMIT ${TOP}`,
    )
    const { rows: whole } = await pool.query<{ bytes: number }>('SELECT pg_database_size(current_database()) AS bytes')
    say(`Database: ${mb(whole[0]?.bytes ?? 0).trim()}`)
    for (const { name, rows, heap, indexes } of tables)
      say(`${mb(heap + indexes)}  ${name}: about ${rows} rows, of which indexes ${mb(indexes).trim()}`)

    let onDisk = 0
    for (const { path } of await listBlobs(config.dataDirectory))
      onDisk += (await stat(path).catch(() => ({ size: 0 }))).size
    say(`\nFiles: ${mb(onDisk).trim()} on disk`)
    const { rows: kinds } = await pool.query<{ kind: string; count: number; bytes: number }>(
      `SELECT kind, count(*) AS count, sum(size_bytes)::bigint AS bytes FROM files GROUP BY kind ORDER BY 3 DESC`,
    )
    for (const { kind, count, bytes } of kinds) say(`${mb(bytes)}  ${kind}: ${count}`)

    const { rows: people } = await pool.query<{ handle: string; count: number; bytes: number }>(
      `SELECT m.handle, count(*) AS count, sum(f.size_bytes)::bigint AS bytes FROM files AS f
       JOIN members AS m ON m.id = f.owner_id GROUP BY m.handle ORDER BY 3 DESC LIMIT ${TOP}`,
    )
    if (people.length > 0) say('\nMembers whose files take most:')
    for (const { handle, count, bytes } of people) say(`${mb(bytes)}  @${handle}: ${count}`)

    const { rows: months } = await pool.query<{ month: string; count: number; bytes: number }>(
      `SELECT to_char(created_at, 'YYYY-MM') AS month, count(*) AS count, sum(size_bytes)::bigint AS bytes FROM files
       WHERE created_at > now() - interval '12 months' GROUP BY 1 ORDER BY 1`,
    )
    if (months.length > 0) say('\nFiles of the last months:')
    for (const { month, count, bytes } of months) say(`${mb(bytes)}  ${month}: ${count}`)
    return 0
  },
}
