/** From the timeline to what the conversation draws, one below the other: pure. */
import type { ContactCardBody, HistoryBody, Message, MoneyMessageBody, PlaceBody } from '@sampan/contract'
import type { Outgoing, OutgoingBody, Timeline, TimelineEntry } from '../../sync/index.ts'
import type { Face } from '../../ui/face.ts'
import { stickerUrl } from '../stickers/sets.ts'
import type { CardData } from './CardBubble.tsx'
import type { Mark } from './marks.ts'
import type { BodyData, MessageData, QuoteData, ReactionData } from './message.ts'
import { moneyData } from './moneyData.ts'
import type { Names } from './names.ts'

export type TalkItem =
  | { kind: 'day'; key: string; at: Date }
  | { kind: 'unread'; key: string }
  | { kind: 'note'; key: string; seq: number; message: Message }
  | { kind: 'message'; key: string; message: MessageData; source: TimelineEntry; follows: boolean }

export interface TalkContext {
  names: Names
  faceOf(memberId: string): Face
  listNames(names: readonly string[]): string
  isDirect: boolean
  /** How far the other of a direct chat has read; 0 in groups. */
  peerReadSeq: number
  /** Who has read a message of a small group. */
  readersOf?(seq: number): readonly string[]
  /** The first message that was unread when the conversation was opened. */
  unreadFromSeq: number | null
  fileUrl(fileId: string, variant: 'original' | 'thumbnail'): string
  /** The address of what is sent from here, by the message's id. */
  blobUrlOf(messageId: string, blob: Blob | null): string | undefined
  /** Share uploaded, 0 to 1, by the message's id. */
  uploads: ReadonlyMap<string, number>
  /** Quoted messages, by number; null for those that are gone. */
  quotes: ReadonlyMap<number, Message | null>
  errorText(code: string): string
  /** What stands for a voice message in a quote, and for a picture without words. */
  voiceWord: string
  stickerWord: string
  videoWord: string
  pictureWord: string
  /** What the viewer is called in a list of names. */
  youWord: string
  /** What stands for money in a quote. */
  moneyLine(body: MoneyMessageBody): string
  /** What stands for a card, a place or several messages as one in a quote. */
  cardLine(body: ContactCardBody | PlaceBody | HistoryBody): string
}

/** Another of the same sender within this time stands closer. */
const FOLLOWS_WITHIN_MS = 5 * 60_000

export function talkItems({ entries }: Timeline, context: TalkContext): TalkItem[] {
  const items: TalkItem[] = []
  let before: { at: Date; senderId: string | null } | undefined
  for (const entry of entries) {
    const { at, seq, senderId } = factsOf(entry, context)
    if (!before || before.at.toDateString() !== at.toDateString()) {
      items.push({ kind: 'day', key: `day ${at.toDateString()} ${seq ?? ''}`, at })
      before = undefined
    }
    if (seq !== undefined && seq === context.unreadFromSeq) {
      items.push({ kind: 'unread', key: 'unread' })
      before = undefined
    }
    if (entry.kind === 'message' && entry.message.body.kind === 'note') {
      items.push({ kind: 'note', key: entry.key, seq: entry.message.seq, message: entry.message })
      before = { at, senderId: null }
      continue
    }
    const follows =
      before !== undefined && before.senderId === senderId && at.getTime() - before.at.getTime() < FOLLOWS_WITHIN_MS
    items.push({ kind: 'message', key: entry.key, message: messageData(entry, context), source: entry, follows })
    before = { at, senderId }
  }
  return items
}

function factsOf(entry: TimelineEntry, { names }: TalkContext) {
  if (entry.kind === 'outgoing') {
    return { at: new Date(entry.outgoing.createdAt), seq: undefined, senderId: names.selfId }
  }
  const { sentAt, seq, senderId } = entry.message
  return { at: new Date(sentAt), seq, senderId }
}

function messageData(entry: TimelineEntry, context: TalkContext): MessageData {
  const { names, faceOf, quotes } = context
  const { at, seq, senderId } = factsOf(entry, context)
  const { replyToSeq, forwarded } = entry.kind === 'message' ? entry.message : entry.outgoing
  const out = senderId === names.selfId
  return {
    key: entry.key,
    seq,
    out,
    sender: faceOf(senderId ?? ''),
    at,
    forwarded,
    edited: entry.kind === 'message' && entry.message.editedAt !== null,
    expiresAt: entry.kind === 'message' && entry.message.expiresAt ? new Date(entry.message.expiresAt) : undefined,
    quote: replyToSeq === null ? undefined : quoteOf(quotes.get(replyToSeq), context),
    ...(entry.kind === 'message'
      ? {
          mark: out && entry.message.body.kind !== 'recalled' ? markOf(entry.message, context) : undefined,
          readBy: out ? context.readersOf?.(entry.message.seq).length : undefined,
          reactions: reactionsOf(entry.message, context),
          body: bodyOf(entry.message, context),
        }
      : {
          mark: outgoingMark(entry.outgoing),
          error: entry.outgoing.error ? context.errorText(entry.outgoing.error.code) : undefined,
          reactions: [],
          body: outgoingBody(entry.outgoing, context),
        }),
  }
}

const markOf = ({ seq }: Message, { peerReadSeq, readersOf }: TalkContext): Mark =>
  peerReadSeq >= seq || (readersOf?.(seq).length ?? 0) > 0 ? 'read' : 'sent'

function outgoingMark({ state }: Outgoing): Mark {
  if (state === 'failed') return 'failed'
  return state === 'sent' ? 'sent' : 'sending'
}

function reactionsOf({ reactions }: Message, { names, listNames, faceOf }: TalkContext): ReactionData[] {
  return reactions.map(({ emoji, memberIds }) => ({
    emoji,
    count: memberIds.length,
    mine: names.selfId !== null && memberIds.includes(names.selfId),
    names: listNames(memberIds.slice(0, 20).map((id) => faceOf(id).name)),
  }))
}

function bodyOf(message: Message, context: TalkContext): BodyData {
  const { id, body } = message
  const { fileUrl, blobUrlOf } = context
  switch (body.kind) {
    case 'text':
      return body
    case 'picture':
      return {
        kind: 'picture',
        // What was just sent from here is still at hand: the picture does not blink.
        url: blobUrlOf(id, null) ?? fileUrl(body.fileId, 'thumbnail'),
        width: body.width,
        height: body.height,
        placeholder: body.placeholder,
        caption: body.caption,
      }
    case 'voice':
      return {
        kind: 'voice',
        url: blobUrlOf(id, null) ?? fileUrl(body.fileId, 'original'),
        durationMs: body.durationMs,
        waveform: body.waveform,
      }
    case 'file':
      return {
        kind: 'file',
        url: fileUrl(body.fileId, 'original'),
        name: body.name,
        sizeBytes: body.sizeBytes,
        mediaType: body.mediaType,
        outgoing: false,
      }
    case 'video':
      return {
        kind: 'video',
        url: fileUrl(body.fileId, 'original'),
        // As with pictures: what was just sent from here is still at hand.
        posterUrl: blobUrlOf(posterOf(id), null) ?? fileUrl(body.posterFileId, 'thumbnail'),
        width: body.width,
        height: body.height,
        durationMs: body.durationMs,
        sizeBytes: body.sizeBytes,
        placeholder: body.placeholder,
        caption: body.caption,
        outgoing: false,
      }
    case 'transfer':
    case 'redPacket':
    case 'bill':
    case 'billReminder':
      return moneyData(message, body, { ...context, selfId: context.names.selfId })
    case 'sticker':
      return { ...body, url: stickerUrl(body.sticker, fileUrl) }
    case 'contactCard':
    case 'place':
    case 'history':
      return cardData(body, message, context)
    case 'poll':
      return { ...body, href: `/chats/${message.conversationId}/polls/${body.pollId}` }
    case 'recalled':
    case 'expired':
    case 'hidden':
    case 'note':
      return { kind: 'recalled' }
  }
}

/** A card shows the person as it is now, where that is known here. */
function cardData(
  body: ContactCardBody | PlaceBody | HistoryBody,
  { conversationId, seq }: { conversationId: string; seq?: number },
  { names, faceOf, fileUrl }: TalkContext,
): CardData {
  switch (body.kind) {
    case 'contactCard': {
      const { memberId, name, avatarFileId } = body
      const isKnown = names.nameOf(memberId) !== ''
      const sent = {
        id: memberId,
        name,
        pictureUrl: avatarFileId === null ? undefined : fileUrl(avatarFileId, 'thumbnail'),
      }
      return { ...body, face: isKnown ? faceOf(memberId) : sent, href: `/contacts/${memberId}` }
    }
    case 'place':
      return body
    case 'history':
      return { ...body, href: seq === undefined ? undefined : `/chats/${conversationId}/history/${seq}` }
  }
}

function outgoingBody({ messageId, conversationId, body, error }: Outgoing, context: TalkContext): BodyData {
  const { fileUrl, blobUrlOf, uploads } = context
  const urlOf = (sent: Extract<OutgoingBody, { kind: 'picture' | 'voice' }>, variant: 'original' | 'thumbnail') =>
    blobUrlOf(messageId, sent.blob) ?? (sent.fileId === null ? '' : fileUrl(sent.fileId, variant))
  const problem = error ? context.errorText(error.code) : undefined
  switch (body.kind) {
    case 'text':
      return body
    case 'picture':
      return {
        kind: 'picture',
        url: urlOf(body, 'thumbnail'),
        width: body.width,
        height: body.height,
        placeholder: '',
        caption: body.caption,
        share: uploads.get(messageId),
      }
    case 'file':
      return {
        kind: 'file',
        url: '',
        name: body.name,
        sizeBytes: body.sizeBytes,
        mediaType: body.mediaType,
        outgoing: true,
        share: uploads.get(messageId),
        problem,
      }
    case 'video':
      return {
        kind: 'video',
        url: '',
        posterUrl:
          blobUrlOf(posterOf(messageId), body.poster) ??
          (body.posterFileId === null ? '' : fileUrl(body.posterFileId, 'thumbnail')),
        width: body.width,
        height: body.height,
        durationMs: body.durationMs,
        sizeBytes: body.sizeBytes,
        placeholder: '',
        caption: body.caption,
        outgoing: true,
        share: uploads.get(messageId),
        problem,
      }
    case 'sticker':
      return { ...body, url: stickerUrl(body.sticker, fileUrl) }
    case 'contactCard':
    case 'place':
    case 'history':
      return cardData(body, { conversationId }, context)
    case 'voice':
      return {
        kind: 'voice',
        url: urlOf(body, 'original'),
        durationMs: body.durationMs,
        waveform: body.waveform,
      }
  }
}

/** The poster of a video beside the video's own bytes. */
const posterOf = (messageId: string): string => `${messageId}:poster`

type QuoteContext = Pick<
  TalkContext,
  'names' | 'faceOf' | 'fileUrl' | 'voiceWord' | 'stickerWord' | 'videoWord' | 'pictureWord' | 'moneyLine' | 'cardLine'
>

/** Undefined while it is being fetched, null where it is gone. */
export function quoteOf(quoted: Message | null | undefined, context: QuoteContext): QuoteData {
  const { names, faceOf, fileUrl } = context
  if (!quoted?.senderId) return { name: '', text: undefined, own: false }
  const own = quoted.senderId === names.selfId
  const { name } = faceOf(quoted.senderId)
  const { body } = quoted
  switch (body.kind) {
    case 'text':
      return { name, own, text: body.text }
    case 'picture':
      return { name, own, text: body.caption || context.pictureWord, pictureUrl: fileUrl(body.fileId, 'thumbnail') }
    case 'voice':
      return { name, own, text: context.voiceWord }
    case 'file':
      return { name, own, text: body.name }
    case 'video': {
      const pictureUrl = fileUrl(body.posterFileId, 'thumbnail')
      return { name, own, text: body.caption || context.videoWord, pictureUrl }
    }
    case 'transfer':
    case 'redPacket':
    case 'bill':
    case 'billReminder':
      return { name, own, text: context.moneyLine(body) }
    case 'contactCard':
    case 'place':
    case 'history':
      return { name, own, text: context.cardLine(body) }
    case 'poll':
      return { name, own, text: body.question }
    case 'sticker':
      return { name, own, text: context.stickerWord, pictureUrl: stickerUrl(body.sticker, fileUrl) }
    default:
      return { name, own, text: undefined }
  }
}

/** Numbers of quoted messages that the timeline does not hold itself. */
export function quotedElsewhere({ entries }: Timeline): number[] {
  const held = new Set(entries.flatMap((entry) => (entry.kind === 'message' ? [entry.message.seq] : [])))
  const quoted = entries.map((entry) => (entry.kind === 'message' ? entry.message : entry.outgoing).replyToSeq)
  return [...new Set(quoted.filter((seq) => seq !== null && !held.has(seq)))].filter((seq) => seq !== null)
}

export const heldMessages = ({ entries }: Timeline): Map<number, Message> =>
  new Map(entries.flatMap((entry) => (entry.kind === 'message' ? [[entry.message.seq, entry.message] as const] : [])))
