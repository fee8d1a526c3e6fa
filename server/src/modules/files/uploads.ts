/** Bytes that come in parts and can be resumed: begun, added to, dropped. What they become is `files.finishUpload`'s. */
import type { Blobs } from '../../kernel/blobs.ts'
import type { Clock } from '../../kernel/clock.ts'
import { refuse } from '../../kernel/errors.ts'
import type { NewId } from '../../kernel/ids.ts'
import type { Queryable } from '../../schema/index.ts'
import { decideBegin } from './rules.ts'
import { safeName } from './safeName.ts'
import {
  deleteUpload,
  insertUpload,
  lockUploadsOf,
  readOldUploads,
  readUpload,
  sumUploads,
  type UploadRow,
} from './store.ts'
import { blobOf } from './stored.ts'

/** So long an upload may take, from its beginning. */
export const UPLOAD_KEPT_MS = 24 * 3_600_000

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export interface Upload {
  id: string
  name: string
  sizeBytes: number
  /** How many are here. */
  receivedBytes: number
  /** It ends at `UPLOAD_KEPT_MS`. */
  ageMs: number
}

/** Each belongs to one member; to all others it does not exist (`files.notFound`). */
export interface Uploads {
  fileBytesMax: number
  /** Throws `request.tooLarge`, `files.tooManyUploads`, `files.storageFull`. */
  begin(memberId: string, given: { name: string; sizeBytes: number }): Promise<Upload>
  find(memberId: string, id: string): Promise<Upload>
  /** Adds what comes from where it stopped; never more than was said. Answers how many bytes are here. */
  append(memberId: string, id: string, from: number, source: AsyncIterable<Uint8Array>): Promise<number>
  drop(memberId: string, id: string): Promise<void>
}

export interface UploadsOptions {
  db: Queryable
  blobs: Blobs
  clock: Clock
  newId: NewId
  fileBytesMax: number
}

export const partOf = (uploadId: string): string => `${uploadId}.part`

export function createUploads({ db, blobs, clock, newId, fileBytesMax }: UploadsOptions): Uploads {
  const ageOf = (row: UploadRow): number => clock.now().getTime() - row.created_at.getTime()

  async function access(memberId: string, id: string): Promise<UploadRow> {
    const row = UUID.test(id) ? await readUpload(db, memberId, id) : undefined
    if (!row || ageOf(row) > UPLOAD_KEPT_MS) throw refuse('files.notFound')
    return row
  }

  async function find(memberId: string, id: string): Promise<Upload> {
    const row = await access(memberId, id)
    const receivedBytes = await blobs.sizeOf(partOf(id))
    if (receivedBytes === null) throw refuse('files.notFound')
    return { id, name: row.name, sizeBytes: row.size_bytes, receivedBytes, ageMs: ageOf(row) }
  }

  return {
    fileBytesMax,
    find,
    async begin(memberId, given) {
      const { sizeBytes } = given
      const [id, name, createdAt] = [newId(), safeName(given.name), clock.now()]
      await db.transaction().execute(async (trx) => {
        await lockUploadsOf(trx, memberId)
        const underWay = await sumUploads(trx, memberId)
        const decided = decideBegin(sizeBytes, underWay, fileBytesMax)
        if (decided === 'tooLarge') throw refuse('request.tooLarge', { bytesMax: fileBytesMax })
        if (decided === 'tooMany') throw refuse('files.tooManyUploads', { ...underWay })
        await insertUpload(trx, { id, owner_id: memberId, name, size_bytes: sizeBytes, created_at: createdAt })
        await blobs.begin(partOf(id), sizeBytes)
      })
      return { id, name, sizeBytes, receivedBytes: 0, ageMs: 0 }
    },
    async append(memberId, id, from, source) {
      const upload = await find(memberId, id)
      if (from !== upload.receivedBytes) throw refuse('request.conflict')
      return blobs.append(partOf(id), from, atMost(source, upload.sizeBytes - from))
    },
    async drop(memberId, id) {
      await access(memberId, id)
      await forget(db, blobs, id)
    },
  }
}

/** The row first: whoever takes it away decides what becomes of the bytes, under whichever name they stand. */
async function forget(db: Queryable, blobs: Blobs, id: string): Promise<void> {
  if (!(await deleteUpload(db, id))) return
  await blobs.remove(partOf(id))
  await blobs.remove(blobOf(id, 'original'))
}

/** Breaks off where more comes than was said. */
async function* atMost(source: AsyncIterable<Uint8Array>, bytesMax: number): AsyncGenerator<Uint8Array> {
  let left = bytesMax
  for await (const chunk of source) {
    if (chunk.length > left) throw refuse('request.tooLarge')
    left -= chunk.length
    yield chunk
  }
}

const SWEPT_AT_ONCE = 500

/** Removes uploads that were begun before an instant and never became a file. Answers how many. */
export async function sweepUploads(db: Queryable, blobs: Blobs, begunBefore: Date): Promise<number> {
  for (let count = 0; ; ) {
    const ids = await readOldUploads(db, begunBefore, SWEPT_AT_ONCE)
    for (const id of ids) await forget(db, blobs, id)
    count += ids.length
    if (ids.length < SWEPT_AT_ONCE) return count
  }
}
