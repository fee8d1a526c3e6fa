import type { Queryable, Writing } from '../../schema/index.ts'
import type { Access } from './access.ts'
import { showingReads } from './readReceipts.ts'
import { readPeers, readUnread, updateMembership } from './store/memberships.ts'

/** Moves a read mark and tells whom it concerns. The membership must be held, and the mark must be behind. */
export async function moveReadMark(tx: Writing, { conversation, membership }: Access, readSeq: number) {
  const { id: conversationId } = conversation
  const { member_id: memberId } = membership
  const peers = conversation.kind === 'direct' ? await readPeers(tx.db, memberId, [conversationId]) : []
  const peerIds = peers.map(({ member_id }) => member_id)
  const tells = (await showingReads(tx.db, [memberId, ...peerIds])).size === peerIds.length + 1
  const toldSeq = tells ? null : (membership.told_seq ?? membership.read_seq)
  await updateMembership(tx.db, conversationId, memberId, { read_seq: readSeq, told_seq: toldSeq })
  const { unread, mentionedSeq } = await countUnread(tx.db, memberId, conversationId, conversation.last_seq)
  tx.emit('chat.readMarkMoved', [memberId], { conversationId, readSeq, unread, mentionedSeq })
  if (tells) tx.emit('chat.peerReadMarkMoved', peerIds, { conversationId, peerReadSeq: readSeq })
  return unread
}

export async function countUnread(db: Queryable, memberId: string, conversationId: string, upToSeq: number) {
  const [row] = await readUnread(db, memberId, [conversationId], upToSeq)
  return { unread: { count: row?.count ?? 0, upToSeq }, mentionedSeq: row?.mentioned_seq ?? null }
}
