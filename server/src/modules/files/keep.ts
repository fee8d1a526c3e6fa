import type { PictureFile } from '@sampan/contract'
import type { PreparedPicture } from './pictures.ts'
import { presentPicture } from './present.ts'
import type { FilesServices } from './services.ts'
import { type FileRow, insertFile } from './store.ts'
import { blobOf, removeBlobs } from './stored.ts'

/**
 * Stores a new file and answers its id. The bytes first, so that there is never a row without them; should the row
 * fail, the bytes go again.
 */
export async function keep(
  { blobs, transactions, newId, log }: FilesServices,
  file: Pick<FileRow, 'owner_id' | 'kind' | 'media_type' | 'width' | 'height' | 'placeholder'>,
  bytes: { original: Buffer; thumbnail: Buffer | null },
): Promise<string> {
  const id = newId()
  try {
    await blobs.write(blobOf(id, 'original'), bytes.original)
    if (bytes.thumbnail) await blobs.write(blobOf(id, 'thumbnail'), bytes.thumbnail)
    await transactions.write((tx) =>
      insertFile(tx.db, { ...file, id, size_bytes: bytes.original.length, created_at: tx.now }),
    )
  } catch (reason) {
    await removeBlobs(blobs, id).catch((failed: unknown) => log.warn({ err: failed, id }, 'A blob stays without a row'))
    throw reason
  }
  return id
}

/** Stores a picture of any kind that was made safe, and answers what is told of it. */
export async function keepPicture(
  services: FilesServices,
  ownerId: string,
  kind: 'picture' | 'avatar' | 'sticker',
  picture: PreparedPicture,
): Promise<PictureFile> {
  const { mediaType, width, height, placeholder, bytes, thumbnail } = picture
  const file = { owner_id: ownerId, kind, media_type: mediaType, width, height, placeholder }
  return presentPicture(await keep(services, file, { original: bytes, thumbnail }), picture)
}
