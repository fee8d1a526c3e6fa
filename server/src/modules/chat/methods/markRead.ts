import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement, type Queryable } from '../../../schema/index.ts'
import { accessOwnMembership } from '../access.ts'
import { readPeers, readUnread, updateMembership } from '../store/memberships.ts'

export const markRead = implement(chat.markRead, async (tx, caller, { conversationId, seq }) => {
  const { conversation, membership } = await accessOwnMembership(tx.db, caller.memberId, conversationId)
  if (seq > conversation.last_seq) throw refuse('chat.messageNotFound')
  const readSeq = Math.max(seq, membership.read_seq)
  if (readSeq > membership.read_seq) {
    await updateMembership(tx.db, conversationId, caller.memberId, { read_seq: readSeq })
    const { unread, mentionedSeq } = await countUnread(tx.db, caller.memberId, conversationId, conversation.last_seq)
    tx.emit('chat.readMarkMoved', [caller.memberId], { conversationId, readSeq, unread, mentionedSeq })
    if (conversation.kind === 'direct') {
      const peers = await readPeers(tx.db, caller.memberId, [conversationId])
      const peerIds = peers.map(({ member_id }) => member_id)
      tx.emit('chat.peerReadMarkMoved', peerIds, { conversationId, peerReadSeq: readSeq })
    }
    return { readSeq, unread }
  }
  const { unread } = await countUnread(tx.db, caller.memberId, conversationId, conversation.last_seq)
  return { readSeq, unread }
})

async function countUnread(db: Queryable, memberId: string, conversationId: string, upToSeq: number) {
  const [row] = await readUnread(db, memberId, [conversationId], upToSeq)
  return { unread: { count: row?.count ?? 0, upToSeq }, mentionedSeq: row?.mentioned_seq ?? null }
}
