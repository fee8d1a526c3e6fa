/** Blobs as they lie in the data folder, and which of them a row speaks of. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { errorCode } from '../../kernel/operatorError.ts'

/** Bytes that are still coming in are no file yet. */
const NOT_OWNERS = ['uploads']
const AT_ONCE = 2000

export interface BlobOnDisk {
  /** The id of what it belongs to. */
  id: string
  name: string
  path: string
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Everything that is named after an id, drafts too. */
export async function listBlobs(dataDirectory: string): Promise<BlobOnDisk[]> {
  const folder = join(dataDirectory, 'files')
  const found: BlobOnDisk[] = []
  for (const shelf of (await listIfThere(folder)).sort()) {
    if (!/^[0-9a-z-]{2}$/.test(shelf)) continue
    for (const name of (await listIfThere(join(folder, shelf))).sort()) {
      const id = name.split('.')[0] ?? ''
      if (ID.test(id)) found.push({ id, name, path: join(folder, shelf, name) })
    }
  }
  return found
}

export const isDraft = ({ name }: BlobOnDisk): boolean => name.endsWith('.draft')

/** Which of these ids some row has. Any table may own blobs; its rows have an `id` then. */
export async function ownedAmong(
  client: Pick<ClientBase, 'query'>,
  ids: ReadonlySet<string>,
  alsoUploads = false,
): Promise<Set<string>> {
  const { rows: owners } = await client.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class AS c
     JOIN pg_index AS i ON i.indrelid = c.oid AND i.indisprimary AND i.indnkeyatts = 1
     JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = i.indkey[0] AND a.attname = 'id'
       AND a.atttypid = 'uuid'::regtype
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relname <> ALL ($1)`,
    [alsoUploads ? [] : NOT_OWNERS],
  )
  const owned = new Set<string>()
  const left = [...ids]
  for (let start = 0; start < left.length; start += AT_ONCE) {
    for (const { name } of owners) {
      const { rows } = await client.query<{ id: string }>(`SELECT id FROM ${name} WHERE id = ANY ($1::uuid[])`, [
        left.slice(start, start + AT_ONCE),
      ])
      for (const { id } of rows) owned.add(id)
    }
  }
  return owned
}

/** Ids that must have bytes. */
export async function idsWithBytes(client: Pick<ClientBase, 'query'>): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM files UNION ALL SELECT id FROM wallet_exports WHERE state = 'ready'`,
  )
  return rows.map(({ id }) => id)
}

export async function listIfThere(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}
