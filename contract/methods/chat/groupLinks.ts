import Type from 'typebox'
import { closed, Empty, Id, nullable } from '../../bodies/common.ts'
import { GroupLink, GroupPreview, GroupToken, JoinRequest, LinkLife } from '../../bodies/group.ts'
import { command, read } from '../../define.ts'

/** So many links of a group are good at once. */
export const GROUP_LINKS_MAX = 20

const limit = { burst: 30, perMinute: 30 }
const errors = ['chat.conversationNotFound', 'chat.groupOnly', 'chat.notAllowed'] as const

/** The token stands in `chat.listGroupLinks` alone: what commands answer is kept for a day. */
export const createGroupLink = command('chat.createGroupLink', {
  caller: 'member',
  summary: 'Make a link by which people come into a group: whoever may invite.',
  input: Type.Object({ conversationId: Id, life: LinkLife }, closed),
  output: Type.Object({ linkId: Id }, closed),
  errors: [...errors, 'chat.tooManyLinks'],
  events: [],
  limit,
})

export const listGroupLinks = read('chat.listGroupLinks', {
  caller: 'member',
  summary: 'The links of a group that are good now, newest first: all to its owner and admins, to others their own.',
  input: Type.Object({ conversationId: Id }, closed),
  output: Type.Object({ links: Type.Array(GroupLink) }, closed),
  errors: ['chat.conversationNotFound', 'chat.groupOnly'],
  limit: { burst: 60, perMinute: 120 },
})

export const revokeGroupLink = command('chat.revokeGroupLink', {
  caller: 'member',
  summary: 'End a link: one’s own, or as owner or admin anyone’s.',
  input: Type.Object({ conversationId: Id, linkId: Id }, closed),
  output: Empty,
  errors: [...errors, 'chat.linkNotFound'],
  events: [],
  limit,
})

/** A link is as good as its maker: it ends when the maker leaves or may no longer invite. */
export const readGroupLink = read('chat.readGroupLink', {
  caller: 'member',
  summary: 'What a link leads to.',
  input: Type.Object({ token: GroupToken }, closed),
  output: Type.Object({ group: GroupPreview }, closed),
  errors: ['chat.linkNotFound'],
  limit: { burst: 20, perMinute: 20 },
})

export const joinByLink = command('chat.joinByLink', {
  caller: 'member',
  summary: 'Come into a group by a link, or ask to; null where somebody has to agree first.',
  input: Type.Object({ token: GroupToken }, closed),
  output: Type.Object({ conversationId: nullable(Id) }, closed),
  errors: ['chat.linkNotFound', 'chat.groupFull'],
  events: ['chat.conversationJoined', 'chat.membersChanged', 'chat.joinRequestsChanged'],
  limit: { burst: 10, perMinute: 10 },
})

export const listJoinRequests = read('chat.listJoinRequests', {
  caller: 'member',
  summary: 'Who waits to be let into a group, for its owner and admins; who asked first comes first.',
  input: Type.Object({ conversationId: Id }, closed),
  output: Type.Object({ requests: Type.Array(JoinRequest) }, closed),
  errors,
  limit: { burst: 60, perMinute: 120 },
})

/** Nobody is told that it was declined. */
export const answerJoinRequest = command('chat.answerJoinRequest', {
  caller: 'member',
  summary: 'Let someone into a group, or not, as its owner or an admin.',
  input: Type.Object({ conversationId: Id, memberId: Id, accept: Type.Boolean() }, closed),
  output: Empty,
  errors: [...errors, 'chat.requestNotFound', 'chat.groupFull'],
  events: ['chat.conversationJoined', 'chat.membersChanged', 'chat.joinRequestsChanged'],
  limit: { burst: 60, perMinute: 120 },
})
