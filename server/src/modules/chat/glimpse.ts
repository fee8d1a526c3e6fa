/** What a member who is not looking would see, for notifications: asked when they are sent, so that it is still so. */
import type { Conversation, Message } from '@sampan/contract'
import type { Queryable } from '../../schema/index.ts'
import { hydrateConversations, hydrateMessages, type OwnDoings } from './hydrate.ts'
import { listHeads } from './store/conversations.ts'
import { listMemberships, readMemberships, readUnread } from './store/memberships.ts'
import { type Place, readPlaces } from './store/messages.ts'

export interface Glimpse {
  conversation: Conversation
  message: Message
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
  return message ? { conversation, message } : null
}

/** Who is in a conversation, wants to hear of it, and has not read so far. */
export async function listUnawareIds(db: Queryable, { conversationId, seq }: Place): Promise<string[]> {
  const rows = await listMemberships(db, conversationId)
  return rows
    .filter(({ muted, first_seq, read_seq }) => !muted && first_seq <= seq && read_seq < seq)
    .map(({ member_id }) => member_id)
}

/** How many messages wait for a member in conversations that are not muted. */
export async function countUnread(db: Queryable, memberId: string): Promise<number> {
  const ids = (await listHeads(db, memberId)).map(({ conversationId }) => conversationId)
  const heard = (await readMemberships(db, memberId, ids)).flatMap((row) => (row.muted ? [] : row.conversation_id))
  return (await readUnread(db, memberId, heard)).reduce((sum, { count }) => sum + count, 0)
}
