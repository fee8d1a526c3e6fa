/** Files and videos on their way out: what is sent of them, and what a message holds of them then. Pure. */
import type { MessageBody, PictureFile, SentBody } from '@sampan/contract'
import type { OutgoingBody, OutgoingFile, OutgoingVideo } from './types.ts'

export const fileToSend = (blob: Blob, name: string): OutgoingFile => ({
  kind: 'file',
  blob,
  fileId: null,
  name,
  sizeBytes: blob.size,
  mediaType: blob.type || 'application/octet-stream',
})

/** As it stands in the outbox: bytes are kept apart. */
export function withoutBytes(body: OutgoingBody): OutgoingBody {
  if (body.kind === 'video') return { ...body, blob: null, poster: null }
  return 'blob' in body ? { ...body, blob: null } : body
}

export function sentFile(body: OutgoingFile | OutgoingVideo): SentBody {
  const fileId = body.fileId ?? ''
  if (body.kind === 'file') return { kind: 'file', fileId }
  const { posterFileId, durationMs, caption } = body
  return {
    kind: 'video',
    fileId,
    posterFileId: posterFileId ?? '',
    durationMs,
    ...(caption === '' ? {} : { caption }),
  }
}

/** As the server keeps it; `picture` is what it said of the poster. */
export function keptFile(body: OutgoingFile | OutgoingVideo, picture: PictureFile | null): MessageBody {
  const fileId = body.fileId ?? ''
  if (body.kind === 'file') {
    const { name, sizeBytes, mediaType } = body
    return { kind: 'file', fileId, name, sizeBytes, mediaType }
  }
  const { durationMs, sizeBytes, caption } = body
  return {
    kind: 'video',
    fileId,
    posterFileId: body.posterFileId ?? '',
    width: picture?.width ?? body.width,
    height: picture?.height ?? body.height,
    durationMs,
    sizeBytes,
    caption,
    placeholder: picture?.placeholder ?? '',
  }
}
