/** What a member who is not looking would see, for notifications: asked when they are sent, so that it is still so. */
import type { Conversation, Message } from '@sampan/contract'
import type { Queryable } from '../../schema/index.ts'
import { hydrateConversations, hydrateMessages, type OwnDoings } from './hydrate.ts'
import { listHeads } from './store/conversations.ts'
import { findMembership, listMemberships, readMemberships, readPlacesOf, readUnread } from './store/memberships.ts'
import { listMentions, type Place, readPlaces } from './store/messages.ts'

export interface Glimpse {
  conversation: Conversation
  message: Message
  /** Whether it calls the member. */
  mentioned: boolean
  /** What its sender is called in this group; null for its own name. */
  nickname: string | null
}

/** Null where the member is not in the conversation, or may not see this message. */
export async function glimpse(
  db: Queryable,
  memberId: string,
  place: Place,
  ownDoings: OwnDoings,
): Promise<Glimpse | null> {
  const [conversation] = await hydrateConversations(db, memberId, [place.conversationId], ownDoings)
  if (!conversation || place.seq < conversation.firstSeq) return null
  const rows = await readPlaces(db, [place])
  const [message] = await hydrateMessages(db, memberId, rows, ownDoings)
  if (!message) return null
  const called = await listMentions(db, place.conversationId, place.seq, place.seq)
  const { senderId } = message
  const [sender] = senderId === null ? [] : await readPlacesOf(db, place.conversationId, [senderId])
  return {
    conversation,
    message,
    mentioned: called.some((mention) => mention.memberId === memberId),
    nickname: sender?.nickname ?? null,
  }
}

/**
 * Who is in a conversation, wants to hear of its messages from one number to another, and has not read so far; with the
 * message that concerns it. Whoever muted it hears of what calls it alone, unless it wants to be alerted all the same.
 */
export async function listUnaware(
  db: Queryable,
  conversationId: string,
  fromSeq: number,
  toSeq: number,
): Promise<{ memberId: string; seq: number }[]> {
  const rows = await listMemberships(db, conversationId)
  const called = new Map(
    (await listMentions(db, conversationId, fromSeq, toSeq)).map(({ memberId, seq }) => [memberId, seq]),
  )
  return rows.flatMap(({ member_id: memberId, muted, strong_alert, first_seq, read_seq }) => {
    const seq = muted && !strong_alert ? called.get(memberId) : toSeq
    return seq !== undefined && first_seq <= seq && read_seq < seq ? { memberId, seq } : []
  })
}

/** How many messages wait for a member in conversations that it wants to hear of. */
export async function countUnread(db: Queryable, memberId: string): Promise<number> {
  const ids = (await listHeads(db, memberId)).map(({ conversationId }) => conversationId)
  const heard = (await readMemberships(db, memberId, ids)).flatMap((row) =>
    row.muted && !row.strong_alert ? [] : row.conversation_id,
  )
  return (await readUnread(db, memberId, heard)).reduce((sum, { count }) => sum + count, 0)
}

/** A group that somebody brought the member into, as the member sees it, and who did. Null where it is not in it. */
export async function glimpseInvitation(
  db: Queryable,
  memberId: string,
  conversationId: string,
  ownDoings: OwnDoings,
): Promise<{ conversation: Conversation; byId: string } | null> {
  const membership = await findMembership(db, conversationId, memberId)
  const [conversation] = await hydrateConversations(db, memberId, [conversationId], ownDoings)
  const byId = membership?.invited_by ?? null
  return conversation && byId !== null ? { conversation, byId } : null
}
