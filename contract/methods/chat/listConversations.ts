import Type from 'typebox'
import { Cursor, closed, nullable } from '../../bodies/common.ts'
import { Conversation } from '../../bodies/conversation.ts'
import { read } from '../../define.ts'

export const listConversations = read('chat.listConversations', {
  caller: 'member',
  summary: 'The caller’s conversations, the latest first.',
  input: Type.Object(
    { cursor: Type.Optional(Cursor), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) },
    closed,
  ),
  output: Type.Object({ conversations: Type.Array(Conversation), nextCursor: nullable(Cursor) }, closed),
  errors: [],
  limit: { burst: 60, perMinute: 120 },
})
