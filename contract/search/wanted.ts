/** What is looked for, and which messages are it. The index and the store of a device only propose. */
import type { Message, MessageBody } from '../bodies/message.ts'
import { type SearchKind, searchableOf } from './bodies.ts'
import { type Excerpt, excerptOf, parseQuery, type SearchQuery } from './query.ts'

/** As people ask; what is left out does not matter. */
export interface MessageSearch {
  text?: string
  conversationId?: string
  senderId?: string
  kinds?: SearchKind[]
  sentFrom?: string
  sentBefore?: string
}

export interface WantedMessages {
  query: SearchQuery
  senderId: string | null
  /** Null: any. */
  kinds: readonly SearchKind[] | null
  from: Date | null
  before: Date | null
}

/** Null where nothing is asked for. */
export function wantedMessages(search: MessageSearch): WantedMessages | null {
  const { text = '', senderId = null, kinds = null, sentFrom, sentBefore } = search
  const query = parseQuery(text)
  // Words of which nothing can be looked for are not the same as no words.
  if (query.length === 0 && text.trim() !== '') return null
  if (query.length === 0 && senderId === null && kinds === null && !sentFrom && !sentBefore) return null
  return {
    query,
    senderId,
    kinds,
    from: sentFrom === undefined ? null : new Date(sentFrom),
    before: sentBefore === undefined ? null : new Date(sentBefore),
  }
}

/** The line to show of a message that is what is wanted; null of any other. */
export function excerptFor(
  { body, senderId, sentAt }: { body: MessageBody; senderId: string | null; sentAt: Date },
  wanted: WantedMessages,
): Excerpt | null {
  const searchable = searchableOf(body)
  if (!searchable || senderId === null) return null
  if (wanted.senderId !== null && senderId !== wanted.senderId) return null
  if (wanted.kinds !== null && !searchable.kinds.some((kind) => wanted.kinds?.includes(kind))) return null
  if (wanted.from && sentAt < wanted.from) return null
  if (wanted.before && sentAt >= wanted.before) return null
  return excerptOf(searchable.text, wanted.query)
}

/** The order of what is found: by time, then by conversation and number. */
export function newestFirst(a: Message, b: Message): number {
  if (a.sentAt !== b.sentAt) return a.sentAt < b.sentAt ? 1 : -1
  if (a.conversationId !== b.conversationId) return a.conversationId < b.conversationId ? 1 : -1
  return b.seq - a.seq
}
