import Type from 'typebox'
import { closed, Id } from '../../bodies/common.ts'
import { Conversation } from '../../bodies/conversation.ts'
import { read } from '../../define.ts'

export const getConversation = read('chat.getConversation', {
  caller: 'member',
  summary: 'One conversation as the caller sees it.',
  input: Type.Object({ conversationId: Id }, closed),
  output: Type.Object({ conversation: Conversation }, closed),
  errors: ['chat.conversationNotFound'],
  limit: { burst: 120, perMinute: 240 },
})
