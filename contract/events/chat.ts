import Type from 'typebox'
import { Count, closed, Id, Instant, nullable, Seq, SeqOrZero } from '../bodies/common.ts'
import { Conversation, ConversationMember, Role, Unread } from '../bodies/conversation.ts'
import { Draft } from '../bodies/draft.ts'
import { GroupNotice, GroupSettings } from '../bodies/group.ts'
import { Member } from '../bodies/member.ts'
import { Emoji, GroupTitle, MessageBody } from '../bodies/message.ts'
import { DisappearAfter, preferenceFields } from '../bodies/options.ts'
import { event } from './define.ts'

export const conversationJoined = event(
  'chat.conversationJoined',
  'The member is in a conversation, as founder, by invitation or by a new contact.',
  Type.Object({ conversation: Conversation }, closed),
)
export const conversationLeft = event(
  'chat.conversationLeft',
  'The member left a group or was removed: everything of it goes from the device.',
  Type.Object({ conversationId: Id }, closed),
)
export const titleChanged = event(
  'chat.titleChanged',
  'A group was renamed.',
  Type.Object({ conversationId: Id, title: nullable(GroupTitle) }, closed),
)
export const membersChanged = event(
  'chat.membersChanged',
  'People joined or left a group, or their roles changed. `changed` holds each of them as it is now.',
  Type.Object(
    {
      conversationId: Id,
      memberCount: Count,
      faces: Type.Array(Member, { maxItems: 5 }),
      changed: Type.Array(ConversationMember),
    },
    closed,
  ),
)
export const roleChanged = event(
  'chat.roleChanged',
  'The member itself has another role in a group.',
  Type.Object({ conversationId: Id, role: Role }, closed),
)
export const postingChanged = event(
  'chat.postingChanged',
  'The member may write in a direct conversation, or no longer.',
  Type.Object({ conversationId: Id, mayPost: Type.Boolean() }, closed),
)
export const readMarkMoved = event(
  'chat.readMarkMoved',
  'The member read up to a message, here or on another device.',
  Type.Object({ conversationId: Id, readSeq: SeqOrZero, unread: Unread, mentionedSeq: nullable(Seq) }, closed),
)
export const peerReadMarkMoved = event(
  'chat.peerReadMarkMoved',
  'The other person of a direct conversation read up to a message.',
  Type.Object({ conversationId: Id, peerReadSeq: SeqOrZero }, closed),
)
export const preferencesChanged = event(
  'chat.preferencesChanged',
  'How the member has a conversation now.',
  Type.Object({ conversationId: Id, ...preferenceFields }, closed),
)
export const reactionChanged = event(
  'chat.reactionChanged',
  'A member’s reaction to a message is now this one, or none.',
  Type.Object({ conversationId: Id, seq: Seq, memberId: Id, emoji: nullable(Emoji) }, closed),
)
export const messageRecalled = event(
  'chat.messageRecalled',
  'The sender took a message back.',
  Type.Object({ conversationId: Id, seq: Seq }, closed),
)
export const messageHidden = event(
  'chat.messageHidden',
  'The member deleted a message for itself.',
  Type.Object({ conversationId: Id, seq: Seq }, closed),
)
export const messageEdited = event(
  'chat.messageEdited',
  'The sender gave a message other words: its body is now this one. Told to those who see it.',
  Type.Object({ conversationId: Id, seq: Seq, senderId: Id, body: MessageBody, editedAt: Instant }, closed),
)
export const bodyChanged = event(
  'chat.bodyChanged',
  'What a message says has changed, such as the state of a transfer: its body is now this one, as the member sees it.',
  Type.Object({ conversationId: Id, seq: Seq, body: MessageBody }, closed),
)
export const voicePlayed = event(
  'chat.voicePlayed',
  'A member listened to a voice message: the viewer itself, here or on another device, or somebody to one of the viewer.',
  Type.Object({ conversationId: Id, seq: Seq, memberId: Id }, closed),
)
export const groupSettingsChanged = event(
  'chat.groupSettingsChanged',
  'A group is set to this now.',
  Type.Object({ conversationId: Id, settings: GroupSettings }, closed),
)
export const noticeChanged = event(
  'chat.noticeChanged',
  'The notice of a group is now this one, or none, as the member has it; it confirmed it on another device perhaps.',
  Type.Object({ conversationId: Id, notice: nullable(GroupNotice) }, closed),
)
export const joinRequestsChanged = event(
  'chat.joinRequestsChanged',
  'So many people ask to come into a group, to be let in by the member; 0 when it does not decide on it any more.',
  Type.Object({ conversationId: Id, requestCount: Count }, closed),
)
export const historyCleared = event(
  'chat.historyCleared',
  'The member sees messages from this number on; those before it go from the device.',
  Type.Object({ conversationId: Id, firstSeq: Seq }, closed),
)
export const disappearingChanged = event(
  'chat.disappearingChanged',
  'What is written from now on goes after so many seconds, or stays.',
  Type.Object({ conversationId: Id, afterSeconds: nullable(DisappearAfter) }, closed),
)
export const draftChanged = event(
  'chat.draftChanged',
  'What the member has written and not sent is now this, or nothing.',
  Type.Object({ conversationId: Id, draft: Draft }, closed),
)
