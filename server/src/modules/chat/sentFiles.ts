/** What a message says of a file or video: what the server knows, whatever the sender would say. */
import type { MessageBody, SentBody } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import { findFile, type StoredFile } from '../files/index.ts'
import type { ChatServices } from './services.ts'
import { isFilePlacedFor } from './store/messages.ts'

type BodyOf<Kind extends MessageBody['kind']> = Extract<MessageBody, { kind: Kind }>

/** Throws `files.wrongType` for anything else than a file. */
export function completeFile(file: StoredFile): BodyOf<'file'> {
  if (file.kind !== 'file') throw refuse('files.wrongType')
  const { id, name, sizeBytes, mediaType } = file
  return { kind: 'file', fileId: id, name: name ?? 'file', sizeBytes, mediaType }
}

/** Throws `files.wrongType` where the one is no video or the other no picture. */
export function completeVideo(
  sent: Extract<SentBody, { kind: 'video' }>,
  file: StoredFile,
  poster: StoredFile,
): BodyOf<'video'> {
  const { width, height } = poster
  if (file.kind !== 'video' || poster.kind !== 'picture' || width === null || height === null)
    throw refuse('files.wrongType')
  return {
    kind: 'video',
    fileId: file.id,
    posterFileId: poster.id,
    width,
    height,
    durationMs: sent.durationMs,
    sizeBytes: file.sizeBytes,
    caption: sent.caption ?? '',
    placeholder: poster.placeholder ?? '',
  }
}

/** What is said of a picture, wherever it stands. Throws `files.wrongType` for anything else. */
export function completePicture({ id, kind, width, height, placeholder }: StoredFile) {
  if (kind !== 'picture' || width === null || height === null) throw refuse('files.wrongType')
  return { fileId: id, width, height, placeholder: placeholder ?? '' }
}

/** One's own upload, a file of a message that one may see (that is what forwarding is), or what one keeps. */
export async function accessFile(
  { db, keepsFile }: Pick<ChatServices, 'db' | 'keepsFile'>,
  memberId: string,
  fileId: string,
) {
  const file = await findFile(db, fileId)
  const allowed =
    file?.ownerId === memberId ||
    (await isFilePlacedFor(db, memberId, fileId)) ||
    (await keepsFile(db, memberId, fileId))
  if (!file || !allowed) throw refuse('files.notFound')
  return file
}
