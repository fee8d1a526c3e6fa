/**
 * Messages on their way out. They stand in the store until the server has them: first their bytes are uploaded, then they
 * are sent, one after the other in each conversation, under the id that they were born with. The server knows a message
 * by that id, so what was sent once more after a broken connection, a reload or from two tabs is still one message.
 */
import type { Input, Message, MessageBody, Output, PictureFile, SentBody } from '@sampan/contract'
import { ApiError } from '@sampan/sdk'
import { applyMessage } from './apply.ts'
import { type Context, isEveryday, isOffline, patiently } from './context.ts'
import { noFindings } from './findings.ts'
import { isMadeThere, keptMade, sentMade } from './made.ts'
import { observable, type Settable } from './observable.ts'
import { oneByOne } from './oneByOne.ts'
import { createPartsOutbox, isForParts } from './partsOutbox.ts'
import { refusedMessage } from './refusals.ts'
import { keptFile, sentFile, withoutBytes } from './sentFiles.ts'
import { dropBlobs, type OutboxRow, posterKey } from './store.ts'
import type { OutgoingBody } from './types.ts'

/** After an upload that did not go through although we are online. */
const AGAIN_MS = 5_000

export interface NewMessage {
  conversationId: string
  body: OutgoingBody
  picture?: PictureFile | null
  replyToSeq?: number | null
  forwarded?: boolean
}

export interface Outbox {
  /** Share of the upload that is done, by message id. */
  readonly uploads: Settable<ReadonlyMap<string, number>>
  add(messages: readonly NewMessage[]): Promise<string[]>
  retry(messageId: string): Promise<void>
  discard(messageId: string): Promise<void>
  /** Sends what waits. */
  kick(): Promise<void>
}

export function createOutbox(context: Context): Outbox {
  const { store, environment } = context
  const uploads = observable<ReadonlyMap<string, number>>(new Map())

  const kickOne = oneByOne(context, 'outbox', (conversationId) => sendAll(conversationId))

  const sendAll = async (conversationId: string) => {
    while (context.isOnline()) {
      const row = await nextWaiting(conversationId)
      if (!row) return
      try {
        await sendOne(row)
      } catch (error) {
        if (isOffline(error) && context.isOnline()) context.later(AGAIN_MS, () => kickOne(conversationId))
        if (isEveryday(error)) return
        if (!(error instanceof ApiError)) throw error
        await fail(row, error)
      }
    }
  }

  const nextWaiting = (conversationId: string) =>
    store.outbox
      .where('[conversationId+state]')
      .equals([conversationId, 'waiting'])
      // What is large is uploaded beside the queue, and takes its place in it when it is there.
      .filter((row) => !isForParts(row))
      .first()

  const sendOne = async (row: OutboxRow) => {
    const ready = await upload(row)
    // It was discarded meanwhile.
    if (!ready) return
    const { messageId, conversationId, replyToSeq, forwarded } = ready
    const input: Input<'chat.sendMessage'> = {
      conversationId,
      messageId,
      body: sentBody(ready.body),
      ...(replyToSeq === null ? {} : { replyToSeq }),
      ...(forwarded ? { forwarded } : {}),
    }
    const answer = await patiently(context, () => context.call('chat.sendMessage', input))
    await acknowledge(ready, answer)
  }

  /** Uploads the bytes, once: what the server said of them is kept with the message. */
  const upload = async (row: OutboxRow): Promise<OutboxRow | undefined> => {
    const { messageId, body } = row
    if (!('blob' in body) || body.fileId !== null) return row
    const stored = await store.blobs.get(messageId)
    if (!stored) return undefined
    const options = { key: messageId, onProgress: (share: number) => setProgress(messageId, share) }
    setProgress(messageId, 0)
    try {
      const isPicture = body.kind === 'picture'
      const picture = isPicture
        ? await patiently(context, () => context.http.upload('files.uploadPicture', stored.blob, options))
        : null
      const file =
        picture ?? (await patiently(context, () => context.http.upload('files.uploadVoice', stored.blob, options)))
      const changes = { body: { ...body, fileId: file.id }, picture }
      await store.outbox.where('messageId').equals(messageId).modify(changes)
      return { ...row, ...changes }
    } finally {
      setProgress(messageId, undefined)
    }
  }

  const parts = createPartsOutbox(context, {
    setProgress: (messageId, share) => setProgress(messageId, share),
    onUploaded: (conversationId) => kickOne(conversationId),
    fail: (row, error) => fail(row, error),
  })

  const setProgress = (messageId: string, share: number | undefined) => {
    const next = new Map(uploads.get())
    if (share === undefined) next.delete(messageId)
    else next.set(messageId, share)
    uploads.set(next)
  }

  /** The server has it. It moves among the messages now, or once those before it are here. */
  const acknowledge = async (row: OutboxRow, { seq, sentAt, expiresAt }: Output<'chat.sendMessage'>) => {
    const findings = noFindings()
    await context.inUnit(async (unit) => {
      const waiting = store.outbox.where('messageId').equals(row.messageId)
      // The push was faster than the answer.
      if ((await waiting.count()) === 0) return
      const held = await unit.conversation(row.conversationId)
      if (held && seq > held.toSeq && isMadeThere(row.body)) {
        // What the server made of it is fetched.
        await waiting.modify({ state: 'sent', seq })
        unit.putConversation({ ...held, neededSeq: Math.max(held.neededSeq, seq) })
        findings.conversationIds.add(held.id)
        return
      }
      if (held && seq > held.toSeq) await waiting.modify({ state: 'sent', seq })
      else {
        await waiting.delete()
        await dropBlobs(store, row.messageId)
      }
      await applyMessage(unit, sentMessage(row, context.memberId, { seq, sentAt, expiresAt }), findings)
    })
    context.follow(findings)
  }

  const fail = async (row: OutboxRow, error: ApiError) => {
    await context.inUnit(async (unit) => {
      const waiting = store.outbox.where('messageId').equals(row.messageId)
      const isGone = error.code === 'chat.conversationNotFound' && !(await unit.conversation(row.conversationId))
      // Nobody could ever see it, unless the conversation is still to be fetched.
      if (isGone && unit.session.logSeq !== null) await waiting.delete()
      else await waiting.modify({ state: 'failed', error: error.toWire() })
    })
    context.refused.set(refusedMessage(row, error))
  }

  const wake = (conversationId: string) => {
    kickOne(conversationId)
    parts.kick(conversationId)
  }

  return {
    uploads,
    async add(messages) {
      const createdAt = new Date(environment.clock.now()).toISOString()
      const ids = messages.map(() => environment.makeId())
      await context.inUnit(async () => {
        for (const [index, message] of messages.entries()) {
          const messageId = ids[index] ?? environment.makeId()
          const { body, conversationId } = message
          const blob = 'blob' in body ? body.blob : null
          if (blob) await store.blobs.put({ messageId, blob })
          if (body.kind === 'video' && body.poster)
            await store.blobs.put({ messageId: posterKey(messageId), blob: body.poster })
          await store.outbox.add({
            messageId,
            conversationId,
            state: 'waiting',
            error: null,
            createdAt,
            body: withoutBytes(body),
            picture: message.picture ?? null,
            replyToSeq: message.replyToSeq ?? null,
            forwarded: message.forwarded ?? false,
            seq: null,
          })
        }
      })
      for (const { conversationId } of messages) wake(conversationId)
      return ids
    },

    async retry(messageId) {
      const conversationId = await context.inUnit(async () => {
        const row = await store.outbox.where('messageId').equals(messageId).first()
        if (row?.state !== 'failed' || row.order === undefined) return undefined
        const { order, ...again } = row
        await store.outbox.delete(order)
        await store.outbox.add({ ...again, state: 'waiting', error: null })
        return row.conversationId
      })
      if (conversationId) wake(conversationId)
    },

    async discard(messageId) {
      await context.inUnit(async () => {
        await store.outbox.where('messageId').equals(messageId).delete()
        await dropBlobs(store, messageId)
      })
      parts.breakOff(messageId)
    },

    async kick() {
      const rows = await store.outbox.where('state').equals('waiting').toArray()
      for (const id of new Set(rows.map((row) => row.conversationId))) wake(id)
    },
  }
}

function sentBody(body: OutgoingBody): SentBody {
  switch (body.kind) {
    case 'text':
      return {
        kind: 'text',
        text: body.text,
        ...(body.mentions.length > 0 ? { mentions: body.mentions } : {}),
        ...(body.preview && {
          preview: { url: body.preview.url, ...(body.previewFrom && { from: body.previewFrom }) },
        }),
      }
    case 'picture':
      return {
        kind: 'picture',
        fileId: body.fileId ?? '',
        ...(body.caption === '' ? {} : { caption: body.caption }),
      }
    case 'voice':
      return { kind: 'voice', fileId: body.fileId ?? '', durationMs: body.durationMs, waveform: body.waveform }
    case 'sticker':
      return { kind: 'sticker', sticker: body.sticker }
    case 'file':
    case 'video':
      return sentFile(body)
    default:
      return sentMade(body)
  }
}

/** The message as the server keeps it: with what it said itself of an uploaded picture. */
function sentMessage(row: OutboxRow, senderId: string, sent: Output<'chat.sendMessage'>): Message {
  const { conversationId, messageId, replyToSeq, forwarded } = row
  return {
    conversationId,
    seq: sent.seq,
    id: messageId,
    senderId,
    sentAt: sent.sentAt,
    body: keptBody(row),
    replyToSeq,
    forwarded,
    expiresAt: sent.expiresAt,
    editedAt: null,
    reactions: [],
  }
}

function keptBody({ body, picture }: OutboxRow): MessageBody {
  switch (body.kind) {
    case 'text':
      return { kind: 'text', text: body.text, mentions: body.mentions, ...(body.preview && { preview: body.preview }) }
    case 'picture':
      return {
        kind: 'picture',
        fileId: body.fileId ?? '',
        caption: body.caption,
        width: picture?.width ?? body.width,
        height: picture?.height ?? body.height,
        placeholder: picture?.placeholder ?? '',
      }
    case 'voice':
      return {
        kind: 'voice',
        fileId: body.fileId ?? '',
        durationMs: body.durationMs,
        waveform: body.waveform,
        playedBy: [],
      }
    case 'sticker':
      return body
    case 'file':
    case 'video':
      return keptFile(body, picture)
    default:
      return keptMade(body)
  }
}
