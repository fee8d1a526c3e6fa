/** The only door to a conversation and its messages: nobody gets past it but those who are in it now. */
import { refuse } from '../../kernel/errors.ts'
import type { Queryable } from '../../schema/index.ts'
import { type ConversationRow, lockConversation, readConversations } from './store/conversations.ts'
import { findMembership, lockMembership, type Membership } from './store/memberships.ts'
import { lockMessage, type MessageRow, type Place } from './store/messages.ts'

export interface Access {
  conversation: ConversationRow
  membership: Membership
}

/** Throws `chat.conversationNotFound` for strangers and former members: to them it does not exist. */
export async function accessConversation(db: Queryable, memberId: string, conversationId: string): Promise<Access> {
  const membership = await findMembership(db, conversationId, memberId)
  const [conversation] = membership ? await readConversations(db, [conversationId]) : []
  if (!membership || !conversation) throw refuse('chat.conversationNotFound')
  return { conversation, membership }
}

/**
 * Like `accessConversation`, holding the conversation's row: for changing who is in it or what it says of itself. The
 * membership is read after the lock, so it is what the last change left.
 */
export async function accessForChange(db: Queryable, memberId: string, conversationId: string): Promise<Access> {
  const conversation = await lockConversation(db, conversationId)
  const membership = conversation ? await findMembership(db, conversationId, memberId) : undefined
  if (!conversation || !membership) throw refuse('chat.conversationNotFound')
  return { conversation, membership }
}

/** Like `accessConversation`, holding the member's own row: for read marks and preferences. */
export async function accessOwnMembership(db: Queryable, memberId: string, conversationId: string): Promise<Access> {
  const membership = await lockMembership(db, conversationId, memberId)
  const [conversation] = membership ? await readConversations(db, [conversationId]) : []
  if (!membership || !conversation) throw refuse('chat.conversationNotFound')
  return { conversation, membership }
}

/** Like `accessConversation`, and the member sees the message of this number. Throws `chat.messageNotFound` if not. */
export async function accessPlace(db: Queryable, memberId: string, place: Place): Promise<Access> {
  const access = await accessConversation(db, memberId, place.conversationId)
  if (place.seq < access.membership.first_seq) throw refuse('chat.messageNotFound')
  return access
}

/** A message that the member may see, held for a change. Throws `chat.messageNotFound` for what came before it joined. */
export async function accessMessage(
  db: Queryable,
  memberId: string,
  place: Place,
): Promise<Access & { message: MessageRow }> {
  const access = await accessPlace(db, memberId, place)
  const message = await lockMessage(db, place)
  if (!message) throw refuse('chat.messageNotFound')
  return { ...access, message }
}
