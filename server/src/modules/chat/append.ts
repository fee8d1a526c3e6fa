/** Messages that other modules make: numbered and told like any other, in the transaction of what they tell of. */
import type { Message, MoneyMessageBody, PollBody } from '@sampan/contract'
import type { Bus } from '../../kernel/bus.ts'
import { wireInstant } from '../../kernel/clock.ts'
import { refuse } from '../../kernel/errors.ts'
import type { Writing } from '../../schema/index.ts'
import { accessForChange } from './access.ts'
import { expiryOf, periodsOf } from './disappearing.ts'
import { decidePost, mayWriteFrom } from './groupRules.ts'
import { presentMessage } from './present.ts'
import { type ConversationRow, takeNextSeq } from './store/conversations.ts'
import { type Membership, readSeeing, updateMembership } from './store/memberships.ts'
import { insertMentions, insertMessage, type Place, writeBodies } from './store/messages.ts'

/** What other modules make. */
export type MadeBody = MoneyMessageBody | PollBody

export interface AppendedMessage {
  conversationId: string
  senderId: string
  /** Who appends looks first whether it was done before: here one that is taken is refused (`request.conflict`). */
  messageId: string
  body: MadeBody
  replyToSeq?: number
  /** Who is called by it, as by a mention in a text. Those who cannot see it are left out. */
  mentionedIds?: readonly string[]
}

/**
 * Appends a message of a member, and holds the conversation's row from here on. Refuses like `chat.sendMessage`:
 * `chat.conversationNotFound` for who is not in it, `chat.notAccepting` or `chat.adminsOnly` for who may not write, and
 * `chat.tooSoon` for a poll in a slow group. What moves money does not wait.
 */
export async function appendMessage(tx: Writing, bus: Bus, appended: AppendedMessage): Promise<Message> {
  const { conversationId, senderId, messageId, body, replyToSeq = null, mentionedIds = [] } = appended
  const { conversation, membership } = await accessForChange(tx.db, senderId, conversationId)
  const decision = decidePost(membership, conversation.posting)
  if (decision !== 'allowed') throw refuse(decision)
  if (body.kind === 'poll') await keepPace(tx, conversation, membership)
  const seq = await takeNextSeq(tx.db, conversationId)
  const row = {
    conversation_id: conversationId,
    seq,
    id: messageId,
    sender_id: senderId,
    body,
    reply_to_seq: replyToSeq,
    forwarded: false,
    sent_at: tx.now,
    edited_at: null,
  }
  if (!(await insertMessage(tx.db, row))) throw refuse('request.conflict')
  if (mentionedIds.length > 0) await insertMentions(tx.db, { conversationId, seq }, mentionedIds)
  const periods = (await periodsOf(tx.db, [conversationId])).get(conversationId) ?? []
  const message = presentMessage(row, [], false, expiryOf({ seq, sentAt: tx.now, kind: body.kind }, periods))
  tx.afterCommit(() => bus.ring({ type: 'message', message }))
  return message
}

/** What costs nothing goes no faster than messages do. */
async function keepPace(tx: Writing, conversation: ConversationRow, membership: Membership): Promise<void> {
  if (conversation.slow_seconds === 0) return
  const from = mayWriteFrom(membership, conversation.slow_seconds, tx.now)
  if (from) throw refuse('chat.tooSoon', { from: wireInstant(from) })
  await updateMembership(tx.db, conversation.id, membership.member_id, { spoke_at: tx.now })
}

export interface ChangedBody<Body extends MadeBody> extends Place {
  /** What is stored: as it is for somebody who did nothing. */
  body: Body
  /** What a member sees, where that differs. */
  bodyFor?(memberId: string): Body
}

/**
 * Gives messages other bodies, and tells everyone who can see them. The acting module's own rows, held before, order
 * changes.
 */
export async function changeBodies<Body extends MadeBody>(
  tx: Writing,
  changes: readonly ChangedBody<Body>[],
): Promise<void> {
  if (changes.length === 0) return
  await writeBodies(tx.db, changes)
  const seeing = await readSeeing(tx.db, changes)
  for (const [index, { conversationId, seq, body, bodyFor }] of changes.entries())
    tx.emit('chat.bodyChanged', seeing[index] ?? [], (memberId) => ({
      conversationId,
      seq,
      body: bodyFor?.(memberId) ?? body,
    }))
}

export const changeBody = <Body extends MadeBody>(tx: Writing, change: ChangedBody<Body>): Promise<void> =>
  changeBodies(tx, [change])
