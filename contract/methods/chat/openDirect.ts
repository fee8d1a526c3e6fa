import Type from 'typebox'
import { closed, Id } from '../../bodies/common.ts'
import { Conversation } from '../../bodies/conversation.ts'
import { read } from '../../define.ts'

/** The conversation is there since both became contacts; this finds it. */
export const openDirect = read('chat.openDirect', {
  caller: 'member',
  summary: 'The direct conversation with someone.',
  input: Type.Object({ memberId: Id }, closed),
  output: Type.Object({ conversation: Conversation }, closed),
  errors: ['chat.conversationNotFound'],
  limit: { burst: 120, perMinute: 240 },
})
