import { createReadStream, existsSync } from 'node:fs'
import { readFile, stat, statfs } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Pool, PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Clock } from '../../kernel/clock.ts'
import { checksumOf, readApplied } from '../../kernel/database/migrate.ts'
import { errorCode, OperatorError } from '../../kernel/operatorError.ts'
import { migrations } from '../../schema/migrations/index.ts'
import { type ArchiveWriter, createArchive, HEAD } from './archive.ts'
import { type BlobOnDisk, idsWithBytes, isDraft, listBlobs, listIfThere, ownedAmong } from './blobs.ts'
import { JOBS_QUERY, quoted, readSequences, readTables, settle } from './database.ts'
import { FORMAT, type Head, type Manifest } from './shape.ts'

/** A part of a table: held in memory while its sum is made. */
const PART_BYTES = 4 * 1024 * 1024
const SPARE_BYTES = 200 * 1024 * 1024

export interface BackupOptions {
  pool: Pool
  dataDirectory: string
  version: string
  clock: Clock
  /** Hears from time to time how far it is. */
  progress(line: string): void
  /** Bytes that are free where the backup goes; for tests. */
  freeBytes?: (folder: string) => Promise<number>
}

export interface BackupReport {
  manifest: Omit<Manifest, 'sums'>
  rows: number
  sizeBytes: number
}

/**
 * Writes all that the database and the data folder hold into one file, as it was at one moment. Nobody waits for it.
 * The file appears under its name once it is whole.
 */
export async function writeBackup(path: string, options: BackupOptions): Promise<BackupReport> {
  const { pool, dataDirectory, clock, progress } = options
  if (existsSync(path)) throw new OperatorError(`There is a file ${path} already.`, 'Name another one.')
  const archive = createArchive(path)
  const client = await pool.connect()
  try {
    await settle(client)
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    // The snapshot is taken by the first query: what was acknowledged before is in it.
    const tables = await readTables(client)
    const madeAt = clock.now().toISOString()
    await checkSpace(path, client, options.freeBytes ?? freeBytesOf)
    const applied = await readApplied(pool, migrations)
    const head: Head = {
      format: FORMAT,
      version: options.version,
      madeAt,
      migrations: migrations
        .filter(({ id }) => applied.has(id))
        .map((migration) => ({ id: migration.id, checksum: checksumOf(migration) })),
      tables,
    }
    await archive.addBytes(HEAD, Buffer.from(JSON.stringify(head)))

    const rows: Record<string, number> = {}
    for (const { name, columns } of tables) {
      const query = `COPY ${client.escapeIdentifier(name)} (${quoted(client, columns)}) TO STDOUT`
      rows[name] = await copyOut(client, archive, query, `tables/${name}`)
      progress(`${name}: ${rows[name]} rows`)
    }
    const jobs = await copyOut(client, archive, `COPY (${JOBS_QUERY}) TO STDOUT`, 'jobs')
    const sequences = await readSequences(client)
    // Listed after the snapshot was taken, so that nothing of what it names is overlooked.
    const blobs = (await listBlobs(dataDirectory)).filter((blob) => !isDraft(blob))
    const owned = await ownedAmong(client, new Set(blobs.map(({ id }) => id)))
    const needed = await idsWithBytes(client)
    await client.query('COMMIT')

    const { added, ...files } = await addFiles(
      archive,
      blobs.filter(({ id }) => owned.has(id)),
      progress,
    )
    const filesMissing = needed.filter((id) => !added.has(id)).sort()
    const secrets = await addSecrets(archive, dataDirectory)
    const manifest = { rows, jobs, sequences, secrets, ...files, filesMissing }
    await archive.finish(manifest)
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
    return { manifest, rows: total, sizeBytes: (await stat(path)).size }
  } finally {
    client.release(true)
    await archive.abandon()
  }
}

async function copyOut(client: PoolClient, archive: ArchiveWriter, query: string, name: string): Promise<number> {
  const stream = client.query(copyTo(query))
  let held: Buffer[] = []
  let heldBytes = 0
  let parts = 0
  const flush = async () => {
    parts += 1
    await archive.addBytes(`${name}/${parts}`, Buffer.concat(held))
    held = []
    heldBytes = 0
  }
  for await (const chunk of stream) {
    held.push(chunk)
    heldBytes += chunk.length
    if (heldBytes >= PART_BYTES) await flush()
  }
  if (heldBytes > 0) await flush()
  return stream.rowCount ?? 0
}

async function addFiles(archive: ArchiveWriter, named: readonly BlobOnDisk[], progress: (line: string) => void) {
  const added = new Set<string>()
  let files = 0
  let filesBytes = 0
  for (const { id, path, name } of named) {
    const sizeBytes = await addFile(archive, path, `files/${name}`)
    if (sizeBytes === null) continue
    added.add(id)
    files += 1
    filesBytes += sizeBytes
    if (files % 1000 === 0) progress(`files: ${files}, ${Math.round(filesBytes / 1e6)} MB`)
  }
  return { files, filesBytes, added }
}

/** Null where it was removed meanwhile: recalled, or never sent. A file is never changed. */
async function addFile(archive: ArchiveWriter, path: string, name: string): Promise<number | null> {
  try {
    const { size } = await stat(path)
    if (size === 0) {
      await archive.addBytes(name, Buffer.alloc(0))
      return 0
    }
    const stream = createReadStream(path, { end: size - 1 })
    await new Promise((resolve, reject) => stream.once('open', resolve).once('error', reject))
    await archive.addStream(name, size, stream)
    return size
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Keys that the server made for itself; those that stand in settings are the operator's to keep. */
async function addSecrets(archive: ArchiveWriter, dataDirectory: string): Promise<string[]> {
  const names = (await listIfThere(dataDirectory)).filter((name) => /^[a-z0-9-]+\.key$/.test(name)).sort()
  for (const name of names) await archive.addBytes(`secrets/${name}`, await readFile(join(dataDirectory, name)))
  return names
}

const freeBytesOf = async (folder: string): Promise<number> => {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    throw new OperatorError(`There is no folder ${folder}.`, 'Make it, or name a file elsewhere.')
  }
}

/** Tables shrink to less than half; files hardly. */
async function checkSpace(path: string, client: PoolClient, freeBytes: (folder: string) => Promise<number>) {
  const { rows } = await client.query<{ bytes: string }>(
    `SELECT (coalesce((SELECT sum(size_bytes) FROM files), 0) + coalesce((SELECT sum(pg_table_size(oid)) / 2 FROM pg_class
       WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace), 0))::bigint::text AS bytes`,
  )
  const needed = Number(rows[0]?.bytes ?? 0) + SPARE_BYTES
  const free = await freeBytes(dirname(path))
  if (free >= needed) return
  const mb = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`
  throw new OperatorError(
    `The backup may take up to ${mb(needed)}, and where ${basename(path)} goes only ${mb(free)} are free.`,
    'Free some space, or name a file on another disk.',
  )
}
