/** Files as other modules meet them. */
import type { FileVariant } from '@sampan/contract'
import type { Blobs } from '../../kernel/blobs.ts'
import { refuse } from '../../kernel/errors.ts'
import type { FileAnswer } from '../../kernel/method.ts'
import type { Queryable, Reading } from '../../schema/index.ts'
import { readAvatarsAmong } from '../accounts/index.ts'
import { saveName, UNKNOWN_TYPE } from './rules.ts'
import { deleteFiles, type FileRow, keepFile, lockFiles, lockOldFiles, readFile } from './store.ts'

export interface StoredFile {
  id: string
  ownerId: string
  kind: FileRow['kind']
  mediaType: string
  sizeBytes: number
  /** Null for voice, as are height and placeholder. */
  width: number | null
  height: number | null
  placeholder: string | null
  /** Of a file or video; null for the others. */
  name: string | null
}

const storedFile = (row: FileRow): StoredFile => ({
  id: row.id,
  ownerId: row.owner_id,
  kind: row.kind,
  mediaType: row.media_type,
  sizeBytes: row.size_bytes,
  width: row.width,
  height: row.height,
  placeholder: row.placeholder,
  name: row.name,
})

export const blobOf = (fileId: string, variant: FileVariant): string => `${fileId}.${variant}`

/** Null where there is none. Who may see it is the caller's to ask. */
export async function findFile(db: Queryable, fileId: string): Promise<StoredFile | null> {
  const row = await readFile(db, fileId)
  return row ? storedFile(row) : null
}

/** As `findFile`; the file stays until the commit. */
export async function holdFile(db: Queryable, fileId: string): Promise<StoredFile | null> {
  const row = await keepFile(db, fileId)
  return row ? storedFile(row) : null
}

/** May this file become the member's picture? If so it stays until the commit. */
export async function readAvatar(
  tx: Reading,
  memberId: string,
  fileId: string,
): Promise<'ok' | 'notFound' | 'wrongType'> {
  const row = await keepFile(tx.db, fileId)
  if (row?.owner_id !== memberId) return 'notFound'
  return row.kind === 'avatar' ? 'ok' : 'wrongType'
}

/** The bytes of a file for whoever was found to be allowed. Throws `files.notFound` for a variant that it lacks. */
export async function openFile(blobs: Blobs, file: StoredFile, variant: FileVariant): Promise<FileAnswer> {
  const name = blobOf(file.id, variant)
  const sizeBytes = await blobs.sizeOf(name)
  if (sizeBytes === null) throw refuse('files.notFound')
  // Nobody looked into it: it is saved, and no program is told what it might be.
  if (file.kind === 'file')
    return {
      mediaType: UNKNOWN_TYPE,
      sizeBytes,
      fileName: saveName(file, UNKNOWN_TYPE),
      attachment: true,
      keptByApp: true,
      open: (range) => blobs.open(name, range),
    }
  const mediaType = variant === 'thumbnail' ? 'image/webp' : file.mediaType
  const isOfMessage = file.kind !== 'avatar' && file.kind !== 'sticker'
  return {
    mediaType,
    sizeBytes,
    fileName: saveName(file, mediaType),
    ...(isOfMessage && { keptByApp: true }),
    open: (range) => blobs.open(name, range),
  }
}

const SWEPT_AT_ONCE = 500
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Removes files that stand nowhere: made before an instant, in no message and nobody's picture.
 * @param placedAmong which of these files stand in a message
 * @returns how many went
 */
export async function sweepUnsent(
  db: Queryable,
  blobs: Blobs,
  madeBefore: Date,
  placedAmong: (db: Queryable, fileIds: readonly string[]) => Promise<readonly string[]>,
): Promise<number> {
  let count = 0
  for (let afterId: string | undefined = FIRST_ID; afterId !== undefined; ) {
    const from: string = afterId
    const page = await db.transaction().execute(async (trx) => {
      const old = await lockOldFiles(trx, madeBefore, from, SWEPT_AT_ONCE)
      if (old.length === 0) return { last: undefined, gone: [] }
      const used = new Set([...(await placedAmong(trx, old)), ...(await readAvatarsAmong(trx, old))])
      const gone = old.filter((id) => !used.has(id))
      if (gone.length > 0) await deleteFiles(trx, gone)
      return { last: old.at(-1), gone }
    })
    // The row first: bytes without a row are only room lost, a row without bytes is a broken promise.
    for (const id of page.gone) await removeBlobs(blobs, id)
    count += page.gone.length
    afterId = page.last
  }
  return count
}

/** Removes those of these files that stand nowhere any more; see `sweepUnsent`. */
export async function removeUnplaced(
  db: Queryable,
  blobs: Blobs,
  fileIds: readonly string[],
  placedAmong: (db: Queryable, fileIds: readonly string[]) => Promise<readonly string[]>,
): Promise<void> {
  for (let start = 0; start < fileIds.length; start += SWEPT_AT_ONCE) {
    const gone = await db.transaction().execute(async (trx) => {
      const held = await lockFiles(trx, fileIds.slice(start, start + SWEPT_AT_ONCE))
      const used = new Set([...(await placedAmong(trx, held)), ...(await readAvatarsAmong(trx, held))])
      const unused = held.filter((id) => !used.has(id))
      if (unused.length > 0) await deleteFiles(trx, unused)
      return unused
    })
    for (const id of gone) await removeBlobs(blobs, id)
  }
}

export async function removeBlobs(blobs: Blobs, fileId: string): Promise<void> {
  await blobs.remove(blobOf(fileId, 'original'))
  await blobs.remove(blobOf(fileId, 'thumbnail'))
}
