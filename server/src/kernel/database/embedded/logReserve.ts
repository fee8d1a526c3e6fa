// PostgreSQL makes a file of its write-ahead log at the moment it needs one, and every commit waits for those 16 MB to
// reach the disk: 60 to 120 ms, every few seconds under load, until so many exist that they are only used again. So they
// are made ahead here, as many as half a minute needs, in small pieces that leave the disk to the commits.
import { chown, type FileHandle, link, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../../telemetry/log.ts'
import type { ConnectionSettings } from '../embedded.ts'

const FILE_BYTES = 16 * 1024 * 1024
const FILES_PER_LOG = 256
const PIECE = Buffer.alloc(1024 * 1024)
const PAUSE_BETWEEN_PIECES_MS = 5
const LOOK_EVERY_MS = 1_000
/** A file that was begun and left behind; PostgreSQL removes what has such a name when it starts. */
const DRAFT_NAME = 'xlogtemp.sampan'

export interface LogPosition {
  timeline: number
  /** From the beginning of the log. */
  bytes: number
}

/** Half a minute of what is written now; nothing while next to nothing is. @returns files of 16 MB, at most 1 GB */
export function filesWanted(bytesPerSecond: number): number {
  if (bytesPerSecond < 256 * 1024) return 0
  return Math.min(64, Math.ceil((bytesPerSecond * 30) / FILE_BYTES))
}

/** The name of the file that holds a place of the log: timeline, log and file in it, each as eight hexadecimal digits. */
export function logFileName(timeline: number, index: number): string {
  return [timeline, Math.floor(index / FILES_PER_LOG), index % FILES_PER_LOG]
    .map((part) => part.toString(16).toUpperCase().padStart(8, '0'))
    .join('')
}

/** @returns the names that are missing among the next `count` files after the one that is written now, in their order */
export function missingFiles(position: LogPosition, count: number, present: ReadonlySet<string>): string[] {
  const current = Math.floor(position.bytes / FILE_BYTES)
  return Array.from({ length: count }, (_, ahead) => logFileName(position.timeline, current + 1 + ahead)).filter(
    (name) => !present.has(name),
  )
}

/** Watches how fast the log grows and keeps files ready for it. A failure is logged, and tried again a second later. */
export function keepLogReserve(options: { cluster: string; connection: ConnectionSettings; log: Log }): {
  stop(): Promise<void>
} {
  const stopping = new AbortController()
  const watching = watch(options, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await watching
    },
  }
}

async function watch(
  { cluster, connection, log }: Parameters<typeof keepLogReserve>[0],
  stopping: AbortSignal,
): Promise<void> {
  const folder = join(cluster, 'pg_wal')
  let client: pg.Client | null = null
  let before: { position: LogPosition; atMs: number } | null = null
  while (!stopping.aborted) {
    try {
      client ??= await connect(connection)
      const now = { position: await readPosition(client), atMs: performance.now() }
      if (before) {
        const bytesPerSecond = ((now.position.bytes - before.position.bytes) / (now.atMs - before.atMs)) * 1000
        await makeReserve(folder, now.position, filesWanted(bytesPerSecond), stopping)
      }
      before = now
    } catch (error) {
      // It is asked to stop, or the database is starting anew or going.
      if (!stopping.aborted) log.warn({ err: error }, 'could not make files for the log of the database ahead')
      await client?.end().catch(() => undefined)
      client = null
      before = null
    }
    await pause(LOOK_EVERY_MS, undefined, { signal: stopping }).catch(() => undefined)
  }
  await client?.end()
}

async function connect(connection: ConnectionSettings): Promise<pg.Client> {
  const client = new pg.Client(connection)
  // What breaks it is found out by the next question.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function readPosition(client: pg.Client): Promise<LogPosition> {
  const { rows } = await client.query<{ file: string; bytes: string }>(
    `SELECT pg_walfile_name(lsn) AS file, pg_wal_lsn_diff(lsn, '0/0') AS bytes FROM pg_current_wal_insert_lsn() AS lsn`,
  )
  const [row] = rows
  if (!row) throw new Error('The database did not say where its log stands')
  return { timeline: Number.parseInt(row.file.slice(0, 8), 16), bytes: Number(row.bytes) }
}

async function makeReserve(folder: string, position: LogPosition, count: number, stopping: AbortSignal): Promise<void> {
  if (count === 0) return
  const missing = missingFiles(position, count, new Set(await readdir(folder)))
  for (const name of missing) await makeFile(folder, name, stopping)
}

/** Zeros, as PostgreSQL's own new files hold; only a whole file on the disk gets its name, and never in another's place. */
async function makeFile(folder: string, name: string, stopping: AbortSignal): Promise<void> {
  const draft = join(folder, DRAFT_NAME)
  const file = await open(draft, 'w', 0o600)
  try {
    await fill(file, stopping)
    const { uid, gid } = await stat(folder)
    if (process.getuid?.() === 0) await chown(draft, uid, gid)
    await file.sync()
    await link(draft, join(folder, name)).catch((error: NodeJS.ErrnoException) => {
      // PostgreSQL was faster.
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await file.close()
    await rm(draft, { force: true })
  }
  const entries = await open(folder, 'r')
  await entries.sync().finally(() => entries.close())
}

async function fill(file: FileHandle, stopping: AbortSignal): Promise<void> {
  for (let written = 0; written < FILE_BYTES; written += PIECE.byteLength) {
    stopping.throwIfAborted()
    await file.write(PIECE)
    await file.datasync()
    await pause(PAUSE_BETWEEN_PIECES_MS)
  }
}
