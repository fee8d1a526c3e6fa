/** Where a message stands among all that a member sees: by time, then by conversation and number. */
import { wireInstant } from '../../kernel/clock.ts'
import { decodeCursor, encodeCursor, INSTANT_PART, UUID_PART } from '../../kernel/cursor.ts'

export interface Hit {
  conversation_id: string
  seq: number
  sent_at: Date
}

/** The newest first. */
export function byNewest(a: Hit, b: Hit): number {
  const time = b.sent_at.getTime() - a.sent_at.getTime()
  if (time !== 0) return time
  if (a.conversation_id !== b.conversation_id) return a.conversation_id < b.conversation_id ? 1 : -1
  return b.seq - a.seq
}

const SEQ_PART = /^[1-9]\d{0,15}$/

export const cursorAt = ({ sent_at, conversation_id, seq }: Hit): string =>
  encodeCursor([wireInstant(sent_at), conversation_id, String(seq)])

export function placeOf(cursor: string): Hit {
  const [sentAt = '', conversationId = '', seq = ''] = decodeCursor(cursor, [INSTANT_PART, UUID_PART, SEQ_PART])
  return { sent_at: new Date(sentAt), conversation_id: conversationId, seq: Number(seq) }
}
