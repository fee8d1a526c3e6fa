import Type from 'typebox'
import { closed, Id, Seq } from '../../bodies/common.ts'
import { Unread } from '../../bodies/conversation.ts'
import { Preferences, preferenceFields } from '../../bodies/options.ts'
import { command } from '../../define.ts'

/** The mark only moves forward. */
export const markRead = command('chat.markRead', {
  caller: 'member',
  summary: 'Everything up to this message is read.',
  input: Type.Object({ conversationId: Id, seq: Seq }, closed),
  output: Type.Object({ readSeq: Seq, unread: Unread }, closed),
  errors: ['chat.conversationNotFound', 'chat.messageNotFound'],
  events: ['chat.readMarkMoved', 'chat.peerReadMarkMoved'],
  limit: { burst: 120, perMinute: 240 },
})

/** Nobody else hears of it than the sender, where both let others see what they have read, and in small groups. */
export const markPlayed = command('chat.markPlayed', {
  caller: 'member',
  summary: 'The caller listened to a voice message.',
  input: Type.Object({ conversationId: Id, seq: Seq }, closed),
  output: Type.Object({}, closed),
  errors: ['chat.conversationNotFound', 'chat.messageNotFound'],
  events: ['chat.voicePlayed'],
  limit: { burst: 60, perMinute: 120 },
})

/** Not stored: those who are online see it for a few seconds. */
export const setTyping = command('chat.setTyping', {
  caller: 'member',
  summary: 'Tell the others that the caller is typing.',
  input: Type.Object({ conversationId: Id }, closed),
  output: Type.Object({}, closed),
  errors: ['chat.conversationNotFound', 'chat.notAccepting', 'chat.adminsOnly'],
  events: [],
  limit: { burst: 20, perMinute: 60 },
})

export const changePreferences = command('chat.changePreferences', {
  caller: 'member',
  summary: 'How the caller has a conversation: muted, pinned, put away and so on; what is left out stays.',
  input: Type.Object({ conversationId: Id, ...Type.Partial(Type.Object(preferenceFields)).properties }, closed),
  output: Preferences,
  errors: ['chat.conversationNotFound', 'files.notFound', 'files.wrongType'],
  events: ['chat.preferencesChanged'],
  limit: { burst: 60, perMinute: 60 },
})
