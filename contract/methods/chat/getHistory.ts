import Type from 'typebox'
import { closed, Id, Seq } from '../../bodies/common.ts'
import { HistoryItem } from '../../bodies/history.ts'
import { read } from '../../define.ts'

export const getHistory = read('chat.getHistory', {
  caller: 'member',
  summary: 'The messages that were sent on as one in this message.',
  input: Type.Object({ conversationId: Id, seq: Seq }, closed),
  output: Type.Object({ items: Type.Array(HistoryItem) }, closed),
  errors: ['chat.conversationNotFound', 'chat.messageNotFound'],
  limit: { burst: 60, perMinute: 240 },
})
