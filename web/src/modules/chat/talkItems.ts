/** From the timeline to what the conversation draws, one below the other: pure. */
import type { Message } from '@sampan/contract'
import type { Outgoing, Timeline, TimelineEntry } from '../../sync/index.ts'
import type { Face } from '../../ui/face.ts'
import { bodyOf, outgoingBody } from './bodyData.ts'
import type { LineBody } from './bodyLine.ts'
import type { Mark } from './marks.ts'
import type { MessageData, ReactionData } from './message.ts'
import type { Names } from './names.ts'
import { quoteOf } from './quotes.ts'

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
  /** What the viewer is called in a list of names. */
  youWord: string
  /** What stands for a message in a quote. */
  lineOf(body: LineBody): string
}

/** Another of the same sender within this time stands closer. */
const FOLLOWS_WITHIN_MS = 5 * 60_000

/** Items that were made before, by their message, with what they were made of. */
export type MadeItems = WeakMap<Message, { item: MessageItem; of: readonly unknown[] }>
type MessageItem = Extract<TalkItem, { kind: 'message' }>

/** @param made what it holds and is still so stays the same object, so that it is not drawn again */
export function talkItems({ entries }: Timeline, context: TalkContext, made: MadeItems = new WeakMap()): TalkItem[] {
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
    items.push(messageItem(entry, follows, context, made))
    before = { at, senderId }
  }
  return items
}

function messageItem(entry: TimelineEntry, follows: boolean, context: TalkContext, made: MadeItems): MessageItem {
  const make = (): MessageItem => ({
    kind: 'message',
    key: entry.key,
    message: messageData(entry, context),
    source: entry,
    follows,
  })
  if (entry.kind === 'outgoing') return make()
  const { message } = entry
  const { names, faceOf, listNames, fileUrl, blobUrlOf, lineOf, youWord, quotes, readersOf } = context
  const quoted = message.replyToSeq === null ? undefined : quotes.get(message.replyToSeq)
  const isOwn = message.senderId === names.selfId
  const marks = isOwn ? [markOf(message, context), readersOf?.(message.seq).length] : [undefined, undefined]
  const of = [names, faceOf, listNames, fileUrl, blobUrlOf, lineOf, youWord, follows, quoted, ...marks]
  const before = made.get(message)
  if (before?.of.every((part, index) => part === of[index])) return before.item
  const item = make()
  made.set(message, { item, of })
  return item
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
