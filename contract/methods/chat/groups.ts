import Type from 'typebox'
import { closed, Empty, Id, nullable } from '../../bodies/common.ts'
import { Conversation } from '../../bodies/conversation.ts'
import { GroupTitle } from '../../bodies/message.ts'
import { command } from '../../define.ts'

/** Groups are confidential rooms, not broadcasts. */
export const GROUP_MEMBERS_MAX = 500

const limit = { burst: 30, perMinute: 30 }
const MemberIds = Type.Array(Id, { minItems: 1, maxItems: GROUP_MEMBERS_MAX - 1, uniqueItems: true })
const errors = ['chat.conversationNotFound', 'chat.groupOnly', 'chat.notAllowed'] as const

export const createGroup = command('chat.createGroup', {
  caller: 'member',
  summary: 'Start a group with some of one’s contacts.',
  input: Type.Object({ title: nullable(GroupTitle), memberIds: MemberIds }, closed),
  output: Type.Object({ conversation: Conversation }, closed),
  errors: ['contacts.notContact'],
  events: ['chat.conversationJoined'],
  limit,
})

export const renameGroup = command('chat.renameGroup', {
  caller: 'member',
  summary: 'Rename a group, as its owner or an admin; null takes the name away.',
  input: Type.Object({ conversationId: Id, title: nullable(GroupTitle) }, closed),
  output: Empty,
  errors,
  events: ['chat.titleChanged'],
  limit,
})

export const inviteMembers = command('chat.inviteMembers', {
  caller: 'member',
  summary: 'Bring contacts into a group, or ask its owner and admins to where they decide on it.',
  input: Type.Object({ conversationId: Id, memberIds: MemberIds }, closed),
  output: Type.Object({ asked: Type.Boolean() }, closed),
  errors: [...errors, 'contacts.notContact', 'chat.groupFull'],
  events: ['chat.conversationJoined', 'chat.membersChanged', 'chat.joinRequestsChanged'],
  limit,
})

export const removeMember = command('chat.removeMember', {
  caller: 'member',
  summary: 'Take someone out of a group: owners anyone, admins members.',
  input: Type.Object({ conversationId: Id, memberId: Id }, closed),
  output: Empty,
  errors: [...errors, 'member.notFound'],
  events: ['chat.conversationLeft', 'chat.membersChanged'],
  limit,
})

/** When the owner leaves, the oldest admin follows, else the oldest member. */
export const leaveGroup = command('chat.leaveGroup', {
  caller: 'member',
  summary: 'Leave a group.',
  input: Type.Object({ conversationId: Id }, closed),
  output: Empty,
  errors: ['chat.conversationNotFound', 'chat.groupOnly'],
  events: ['chat.conversationLeft', 'chat.membersChanged', 'chat.roleChanged', 'chat.joinRequestsChanged'],
  limit,
})

export const setRole = command('chat.setRole', {
  caller: 'member',
  summary: 'Make someone an admin, or a member again, as the owner.',
  input: Type.Object(
    { conversationId: Id, memberId: Id, role: Type.Union([Type.Literal('admin'), Type.Literal('member')]) },
    closed,
  ),
  output: Empty,
  errors: [...errors, 'member.notFound'],
  events: ['chat.roleChanged', 'chat.membersChanged', 'chat.joinRequestsChanged'],
  limit,
})
