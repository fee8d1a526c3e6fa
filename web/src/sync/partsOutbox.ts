/**
 * Files and videos of the outbox on their way up: in parts, one after the other in each conversation, beside the queue of
 * messages, so that a word is not held up by a film. Where an upload is going is kept with its message: after a reload, a
 * lost network or in another tab it goes on at the byte where it stopped.
 */
import type { SharedFile } from '@sampan/contract'
import { ApiError } from '@sampan/sdk'
import { type Context, isEveryday, isOffline, patiently } from './context.ts'
import { dropUpload, uploadIdOf, uploadInParts } from './inParts.ts'
import { oneByOne } from './oneByOne.ts'
import { type OutboxRow, posterKey } from './store.ts'
import type { OutgoingFile, OutgoingVideo } from './types.ts'

const AGAIN_MS = 5_000
/** How often a running upload looks whether there still is a connection. */
const LOOK_MS = 60_000

interface PartsEvents {
  /** 0 to 1; undefined when it ends. */
  setProgress(messageId: string, share: number | undefined): void
  /** A message of this conversation can be sent now. */
  onUploaded(conversationId: string): void
  fail(row: OutboxRow, error: ApiError): Promise<void>
}

export interface PartsOutbox {
  kick(conversationId: string): void
  /** The message was discarded: its upload ends, here and on the server. */
  breakOff(messageId: string): void
}

type Large = OutgoingFile | OutgoingVideo

/** The body of a message that is uploaded in parts, or undefined. */
const largeOf = ({ body }: OutboxRow): Large | undefined =>
  body.kind === 'file' || body.kind === 'video' ? body : undefined

/** Still to be uploaded in parts, before it can be sent. */
export const isForParts = (row: OutboxRow): boolean => largeOf(row)?.fileId === null

export function createPartsOutbox(context: Context, { setProgress, onUploaded, fail }: PartsEvents): PartsOutbox {
  const { store, environment, http } = context
  const { token } = environment
  const running = new Map<string, { controller: AbortController; url: string | null }>()

  const kick = oneByOne(context, 'uploads', (conversationId) => uploadAll(conversationId))

  const uploadAll = async (conversationId: string) => {
    while (context.isOnline()) {
      const row = await nextWaiting(conversationId)
      if (!row) return
      try {
        await uploadOne(row)
        onUploaded(conversationId)
      } catch (error) {
        if (isOffline(error) && context.isOnline() && (await isThere(row.messageId)))
          context.later(AGAIN_MS, () => kick(conversationId))
        else if (isOffline(error) && context.isOnline()) continue
        if (isEveryday(error)) return
        if (!(error instanceof ApiError)) throw error
        await fail(row, error)
      }
    }
  }

  const nextWaiting = (conversationId: string) =>
    store.outbox.where('[conversationId+state]').equals([conversationId, 'waiting']).filter(isForParts).first()

  const rowOf = (messageId: string) => store.outbox.where('messageId').equals(messageId)
  const isThere = async (messageId: string) => (await rowOf(messageId).count()) > 0

  const uploadOne = async (row: OutboxRow) => {
    const { messageId } = row
    const body = largeOf(row)
    const stored = await store.blobs.get(messageId)
    if (!body) return
    // A browser short of room may have thrown the bytes away.
    if (!stored) throw new ApiError({ code: 'files.notFound', message: 'The bytes are not on this device any more.' })
    const run = { controller: new AbortController(), url: row.uploadUrl ?? null }
    running.set(messageId, run)
    setProgress(messageId, 0)
    try {
      if (body.kind === 'video') await uploadPoster(messageId, body)
      const file = (await finishedBefore(run, body)) ?? (await uploadBytes(messageId, stored.blob, run, body))
      const { id, name, sizeBytes, mediaType } = file
      await rowOf(messageId).modify((changed) => {
        const known = { fileId: id, name, sizeBytes }
        if (changed.body.kind === 'file') changed.body = { ...changed.body, ...known, mediaType }
        else if (changed.body.kind === 'video') changed.body = { ...changed.body, ...known }
      })
    } finally {
      running.delete(messageId)
      setProgress(messageId, undefined)
    }
  }

  const uploadPoster = async (messageId: string, { posterFileId }: OutgoingVideo) => {
    if (posterFileId !== null) return
    const poster = await store.blobs.get(posterKey(messageId))
    if (!poster) throw new ApiError({ code: 'files.notFound', message: 'The poster is not on this device any more.' })
    const picture = await patiently(context, () =>
      http.upload('files.uploadPicture', poster.blob, { key: messageId, onProgress: () => {} }),
    )
    await rowOf(messageId).modify((changed) => {
      if (changed.body.kind !== 'video') return
      changed.body = { ...changed.body, posterFileId: picture.id }
      changed.picture = picture
    })
  }

  /** All bytes may be there already, and only the answer was lost. */
  const finishedBefore = async (run: { url: string | null }, body: Large): Promise<SharedFile | undefined> => {
    if (run.url === null) return undefined
    try {
      return await finish(uploadIdOf(run.url), body)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.code === 'files.notFound') run.url = null
      else if (error.code !== 'files.unfinished') throw error
      return undefined
    }
  }

  const finish = (uploadId: string, { kind }: Large) =>
    patiently(context, () => context.call('files.finishUpload', { uploadId, as: kind }))

  const uploadBytes = async (
    messageId: string,
    blob: Blob,
    run: { controller: AbortController; url: string | null },
    body: Large,
  ): Promise<SharedFile> => {
    const { controller } = run
    const { signal } = controller
    try {
      const bytes = patiently(context, () =>
        uploadInParts({
          origin: http.origin,
          token,
          blob,
          name: body.name,
          url: run.url,
          onUrl(url) {
            run.url = url
            context.inBackground(rowOf(messageId).modify({ uploadUrl: url }))
          },
          onProgress: (share) => setProgress(messageId, share),
          signal,
        }),
      )
      return await finish(await Promise.race([bytes, connectionEnds(signal)]), body)
    } finally {
      controller.abort()
    }
  }

  /** A network that is gone does not tell a running request; the socket notices. */
  const connectionEnds = async (signal: AbortSignal): Promise<never> => {
    while (!signal.aborted) await context.pause(LOOK_MS)
    throw new DOMException('It is over', 'AbortError')
  }

  return {
    kick,
    breakOff(messageId) {
      const run = running.get(messageId)
      run?.controller.abort()
      if (run?.url) context.inBackground(dropUpload(run.url, token, environment.fetch))
    },
  }
}
