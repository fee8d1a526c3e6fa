import Type from 'typebox'
import { closed, Id } from '../../bodies/common.ts'
import { ConversationMember } from '../../bodies/conversation.ts'
import { read } from '../../define.ts'

/** Those who left are among them, marked, so that their messages keep a name. */
export const listMembers = read('chat.listMembers', {
  caller: 'member',
  summary: 'The people of a conversation in order of joining, those who left last.',
  input: Type.Object({ conversationId: Id }, closed),
  output: Type.Object({ members: Type.Array(ConversationMember) }, closed),
  errors: ['chat.conversationNotFound'],
  limit: { burst: 120, perMinute: 240 },
})
