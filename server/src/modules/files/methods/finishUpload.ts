import { buffer } from 'node:stream/consumers'
import { files, type SharedFile } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane } from '../../../schema/index.ts'
import { presentShared } from '../present.ts'
import { recognise } from '../recognise.ts'
import { acceptedVideos, UNKNOWN_TYPE } from '../rules.ts'
import type { FilesServices } from '../services.ts'
import { deleteUpload, insertFile, readFile, readUpload } from '../store.ts'
import { blobOf } from '../stored.ts'
import { partOf } from '../uploads.ts'
import { blankTelling } from '../video/index.ts'

/** What tells the type of a file stands in its first bytes. */
const HEAD_BYTES = 4_100

export const finishUpload = (services: FilesServices) =>
  implementLane(files.finishUpload, async (caller, { uploadId, as }): Promise<SharedFile> => {
    const { db, blobs, transactions } = services
    const upload = await readUpload(db, caller.memberId, uploadId)
    if (!upload) return finishedBefore(services, caller.memberId, uploadId)

    const [part, original] = [partOf(uploadId), blobOf(uploadId, 'original')]
    // A server that was ended between the bytes and the row has renamed it already.
    const isRenamed = (await blobs.sizeOf(part)) === null
    const bytes = isRenamed ? original : part
    if ((await blobs.sizeOf(bytes)) !== upload.size_bytes) throw refuse('files.unfinished')
    const mediaType = await typeOf(services, bytes, upload.size_bytes)
    if (as === 'video' && !isVideo(mediaType)) throw refuse('files.wrongType', { accepted: acceptedVideos })
    // Before it is a file: nobody gets to see what is blanked. One that has its last name is blanked already.
    if (as === 'video' && !isRenamed) await blobs.edit(part, (file) => blankTelling(mediaType, file))
    // Every part was made durable when it came; the name is now.
    if (!isRenamed) await blobs.rename(part, original)

    const row = {
      id: uploadId,
      owner_id: caller.memberId,
      kind: as,
      media_type: mediaType,
      size_bytes: upload.size_bytes,
      width: null,
      height: null,
      placeholder: null,
      name: upload.name,
    }
    const isOurs = await transactions.write(async (tx) => {
      // Whoever takes the upload away makes the file, or drops it.
      if (!(await deleteUpload(tx.db, uploadId))) return false
      await insertFile(tx.db, { ...row, created_at: tx.now })
      return true
    })
    if (isOurs) return presentShared(row)
    // It was dropped while it was being finished, unless it was finished twice at once.
    if (!(await readFile(db, uploadId))) await blobs.remove(original)
    return finishedBefore(services, caller.memberId, uploadId)
  })

/** The answer was lost, and it is asked for again. */
async function finishedBefore({ db }: FilesServices, memberId: string, id: string): Promise<SharedFile> {
  const file = await readFile(db, id)
  if (file?.owner_id !== memberId) throw refuse('files.notFound')
  const { kind } = file
  if (kind !== 'file' && kind !== 'video') throw refuse('files.notFound')
  return presentShared({ ...file, kind })
}

const isVideo = (mediaType: string): boolean => acceptedVideos.some((accepted) => accepted === mediaType)

async function typeOf({ blobs }: FilesServices, name: string, sizeBytes: number): Promise<string> {
  if (sizeBytes === 0) return UNKNOWN_TYPE
  const head = await buffer(blobs.open(name, { start: 0, end: Math.min(HEAD_BYTES, sizeBytes) - 1 }))
  return (await recognise(head)) ?? UNKNOWN_TYPE
}
