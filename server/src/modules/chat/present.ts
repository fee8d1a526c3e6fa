/** From rows to the contract's shapes. */
import type {
  Conversation,
  Draft,
  GroupState,
  Member,
  Message,
  MessageBody,
  Preferences,
  Reaction,
  Unread,
} from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import type { ConversationRow } from './store/conversations.ts'
import type { DraftRow } from './store/drafts.ts'
import type { Membership } from './store/memberships.ts'
import type { MessageRow, ReactionRow } from './store/messages.ts'

/** Rows come sorted by emoji, then by member. */
export function presentReactions(rows: readonly ReactionRow[]): Reaction[] {
  const byEmoji = new Map<string, string[]>()
  for (const { emoji, member_id } of rows) {
    const memberIds = byEmoji.get(emoji)
    if (memberIds) memberIds.push(member_id)
    else byEmoji.set(emoji, [member_id])
  }
  return [...byEmoji].map(([emoji, memberIds]) => ({ emoji, memberIds }))
}

/** `expiresAt` says when it goes by itself. */
export function presentMessage(
  row: MessageRow,
  reactions: readonly ReactionRow[],
  hidden: boolean,
  expiresAt: Date | null = null,
): Message {
  const body: MessageBody = hidden ? { kind: 'hidden' } : row.body
  return {
    conversationId: row.conversation_id,
    seq: row.seq,
    id: row.id,
    senderId: row.sender_id,
    sentAt: wireInstant(row.sent_at),
    body,
    replyToSeq: row.reply_to_seq,
    forwarded: row.forwarded,
    expiresAt: expiresAt && !hidden ? wireInstant(expiresAt) : null,
    // What is gone was never edited.
    editedAt: row.edited_at && body.kind !== 'hidden' && body.kind !== 'recalled' ? wireInstant(row.edited_at) : null,
    reactions: hidden ? [] : presentReactions(reactions),
  }
}

export const presentPreferences = (membership: Membership): Preferences => ({
  muted: membership.muted,
  pinned: membership.pinned,
  archivedSeq: membership.archived_seq,
  hiddenSeq: membership.hidden_seq,
  markedUnread: membership.marked_unread,
  strongAlert: membership.strong_alert,
  background: membership.background,
})

export const presentDraft = (row: DraftRow): Draft => ({
  text: row.text,
  mentions: row.mentions,
  replyToSeq: row.reply_to_seq,
  changedAt: wireInstant(row.changed_at),
})

export interface ConversationParts {
  conversation: ConversationRow
  membership: Membership
  peer: Member | null
  peerReadSeq: number
  memberCount: number
  faces: Member[]
  lastMessage: Message | null
  unread: Unread
  mentionedSeq: number | null
  draft: Draft | null
  group: GroupState | null
}

export function presentConversation(parts: ConversationParts): Conversation {
  const { conversation, membership } = parts
  return {
    id: conversation.id,
    kind: conversation.kind,
    title: conversation.title,
    peer: parts.peer,
    memberCount: parts.memberCount,
    faces: parts.faces,
    role: membership.role,
    mayPost: membership.may_post,
    ...presentPreferences(membership),
    disappearAfter: conversation.disappear_after,
    firstSeq: membership.first_seq,
    lastSeq: conversation.last_seq,
    lastMessage: parts.lastMessage,
    readSeq: membership.read_seq,
    unread: parts.unread,
    mentionedSeq: parts.mentionedSeq,
    draft: parts.draft,
    peerReadSeq: parts.peerReadSeq,
    group: parts.group,
    createdAt: wireInstant(conversation.created_at),
  }
}
