import Type from 'typebox'
import { closed, Empty, Id, nullable } from '../../bodies/common.ts'
import { GroupSettings, groupSettingFields, Nickname, NoticeText } from '../../bodies/group.ts'
import { command, read } from '../../define.ts'

const limit = { burst: 30, perMinute: 30 }
const errors = ['chat.conversationNotFound', 'chat.groupOnly', 'chat.notAllowed'] as const

export const changeGroupSettings = command('chat.changeGroupSettings', {
  caller: 'member',
  summary: 'Say who writes and invites in a group, how slowly, and who comes in how; what is left out stays.',
  input: Type.Object({ conversationId: Id, ...Type.Partial(Type.Object(groupSettingFields)).properties }, closed),
  output: Type.Object({ settings: GroupSettings }, closed),
  errors,
  events: ['chat.groupSettingsChanged'],
  limit,
})

export const transferGroup = command('chat.transferGroup', {
  caller: 'member',
  summary: 'Hand a group over, as its owner; one stays in it as an admin.',
  input: Type.Object({ conversationId: Id, memberId: Id }, closed),
  output: Empty,
  errors: [...errors, 'member.notFound'],
  events: ['chat.roleChanged', 'chat.membersChanged', 'chat.joinRequestsChanged'],
  limit,
})

export const setNickname = command('chat.setNickname', {
  caller: 'member',
  summary: 'Choose what one is called in a group; null takes one’s own name again.',
  input: Type.Object({ conversationId: Id, nickname: nullable(Nickname) }, closed),
  output: Empty,
  errors: ['chat.conversationNotFound', 'chat.groupOnly'],
  events: ['chat.membersChanged'],
  limit,
})

export const writeNotice = command('chat.writeNotice', {
  caller: 'member',
  summary: 'Put a notice above a group for everyone to confirm, in place of the last one; null takes it down.',
  input: Type.Object({ conversationId: Id, text: nullable(NoticeText) }, closed),
  output: Empty,
  errors,
  events: ['chat.noticeChanged'],
  limit,
})

export const confirmNotice = command('chat.confirmNotice', {
  caller: 'member',
  summary: 'Tell that one has read the notice of a group.',
  input: Type.Object({ conversationId: Id, noticeId: Id }, closed),
  output: Empty,
  errors: ['chat.conversationNotFound', 'chat.noticeNotFound'],
  events: ['chat.noticeChanged'],
  limit,
})

export const listNoticeReaders = read('chat.listNoticeReaders', {
  caller: 'member',
  summary: 'Who has confirmed the notice of a group and who has not, for its owner and admins.',
  input: Type.Object({ conversationId: Id, noticeId: Id }, closed),
  output: Type.Object({ confirmedIds: Type.Array(Id), waitingIds: Type.Array(Id) }, closed),
  errors: [...errors, 'chat.noticeNotFound'],
  limit: { burst: 60, perMinute: 120 },
})
