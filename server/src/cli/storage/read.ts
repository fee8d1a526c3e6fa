/** What takes room in the database and in the data folder: read only, and with one look at each table. */
import { stat } from 'node:fs/promises'
import type { Pool } from 'pg'
import { isDraft, listBlobs, ownedAmong } from '../backup/blobs.ts'

export interface Counted {
  count: number
  bytes: number
}

export interface StorageReport {
  database: { bytes: number; tables: { name: string; rows: number; bytes: number; indexBytes: number }[] }
  /** On the disk, with thumbnails. */
  files: Counted & { kinds: (Counted & { kind: string })[] }
  messages: { kind: string; count: number }[]
  /** Those whose files take most. */
  members: (Counted & { id: string; handle: string; messages: number })[]
  /** The last twelve, the earliest first. */
  months: { month: string; messages: number; files: number; fileBytes: number }[]
  /** `waiting`: messages that are not in the index yet. */
  search: { bytes: number; indexBytes: number; entries: number; waiting: number }
  /** `blobs` are bytes that belong to nothing; `unsent` are files in no message yet, and go by themselves. */
  orphans: { blobs: Counted; unsent: Counted }
}

const TOP = 10
const MONTHS = 12

export async function readStorage(pool: Pool, dataDirectory: string): Promise<StorageReport> {
  const rowsOf = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await pool.query<Row>(sql, values)).rows

  const tables = await rowsOf<StorageReport['database']['tables'][number]>(
    `SELECT relname AS name, greatest(reltuples::bigint, pg_stat_get_live_tuples(oid), 0) AS rows,
       pg_total_relation_size(oid) AS bytes, pg_indexes_size(oid) AS "indexBytes"
     FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
     ORDER BY pg_total_relation_size(oid) DESC`,
  )
  const [whole] = await rowsOf<{ bytes: number }>('SELECT pg_database_size(current_database()) AS bytes')
  const kinds = await rowsOf<Counted & { kind: string }>(
    `SELECT kind, count(*)::int AS count, sum(size_bytes)::bigint AS bytes FROM files GROUP BY kind ORDER BY 3 DESC`,
  )
  const messages = await rowsOf<{ kind: string; count: number }>(
    `SELECT body ->> 'kind' AS kind, count(*)::int AS count FROM messages GROUP BY 1 ORDER BY 2 DESC`,
  )
  const members = await rowsOf<StorageReport['members'][number]>(
    `SELECT top.id, member.handle, top.count, top.bytes,
       (SELECT count(*)::int FROM messages WHERE sender_id = top.id) AS messages
     FROM (
       SELECT owner_id AS id, count(*)::int AS count, sum(size_bytes)::bigint AS bytes FROM files
       GROUP BY owner_id ORDER BY 3 DESC LIMIT ${TOP}
     ) AS top JOIN members AS member ON member.id = top.id ORDER BY top.bytes DESC`,
  )
  const months = await rowsOf<StorageReport['months'][number]>(
    `SELECT month, sum(messages)::int AS messages, sum(files)::int AS files, sum(bytes)::bigint AS "fileBytes" FROM (
       SELECT to_char(sent_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(*) AS messages, 0 AS files, 0 AS bytes
       FROM messages GROUP BY 1
       UNION ALL
       SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM'), 0, count(*), sum(size_bytes) FROM files GROUP BY 1
     ) AS grown GROUP BY month ORDER BY month DESC LIMIT ${MONTHS}`,
  )
  const [waiting] = await rowsOf<{ count: number }>(
    `SELECT coalesce(sum(conversation.last_seq - coalesce(reached.seq, 0)), 0)::bigint AS count
     FROM conversations AS conversation LEFT JOIN (
       SELECT conversation_id, max(last_seq) AS seq FROM search_blocks GROUP BY 1
     ) AS reached ON reached.conversation_id = conversation.id`,
  )
  const [unsent] = await rowsOf<Counted>(
    `SELECT count(*)::int AS count, coalesce(sum(size_bytes), 0)::bigint AS bytes FROM files AS file
     WHERE kind <> 'avatar' AND NOT EXISTS (SELECT FROM file_places AS place WHERE place.file_id = file.id)
       AND NOT EXISTS (SELECT FROM own_stickers AS own WHERE own.file_id = file.id)
       AND NOT EXISTS (SELECT FROM favourites AS kept WHERE kept.file_ids @> ARRAY[file.id])
       AND NOT EXISTS (SELECT FROM conversation_members AS place WHERE place.background_file_id = file.id)`,
  )
  const searching = tables.filter(({ name }) => name.startsWith('search_'))
  const sum = (pick: (table: (typeof tables)[number]) => number) => searching.reduce((all, each) => all + pick(each), 0)
  const { onDisk, orphaned } = await weighBlobs(pool, dataDirectory)
  return {
    database: { bytes: whole?.bytes ?? 0, tables: tables.slice(0, TOP) },
    files: { ...onDisk, kinds },
    messages,
    members,
    months: months.reverse(),
    search: {
      bytes: sum(({ bytes }) => bytes),
      indexBytes: sum(({ indexBytes }) => indexBytes),
      entries: tables.find(({ name }) => name === 'search_entries')?.rows ?? 0,
      waiting: waiting?.count ?? 0,
    },
    orphans: { blobs: orphaned, unsent: unsent ?? { count: 0, bytes: 0 } },
  }
}

async function weighBlobs(pool: Pool, dataDirectory: string): Promise<{ onDisk: Counted; orphaned: Counted }> {
  const blobs = await listBlobs(dataDirectory)
  const owned = await ownedAmong(pool, new Set(blobs.map(({ id }) => id)), true)
  const [onDisk, orphaned] = [
    { count: 0, bytes: 0 },
    { count: 0, bytes: 0 },
  ]
  for (const blob of blobs) {
    const bytes = (await stat(blob.path).catch(() => ({ size: 0 }))).size
    const heaps = owned.has(blob.id) && !isDraft(blob) ? [onDisk] : [onDisk, orphaned]
    for (const heap of heaps) {
      heap.count += 1
      heap.bytes += bytes
    }
  }
  return { onDisk, orphaned }
}
