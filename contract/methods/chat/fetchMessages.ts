import Type from 'typebox'
import { closed, Id, Seq, SeqOrZero } from '../../bodies/common.ts'
import { Message } from '../../bodies/message.ts'
import { read } from '../../define.ts'

/** Pages by number: `before` for history backwards, `after` to heal a gap. */
export const fetchMessages = read('chat.fetchMessages', {
  caller: 'member',
  summary: 'Messages before or after a number, in ascending order; without either, the latest.',
  input: Type.Object(
    {
      conversationId: Id,
      before: Type.Optional(Seq),
      after: Type.Optional(SeqOrZero),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    },
    closed,
  ),
  output: Type.Object({ messages: Type.Array(Message), lastSeq: SeqOrZero }, closed),
  errors: ['chat.conversationNotFound'],
  limit: { burst: 240, perMinute: 600 },
})

export const getMessages = read('chat.getMessages', {
  caller: 'member',
  summary: 'Messages by their numbers, for quotes that lie outside of what a device holds.',
  input: Type.Object({ conversationId: Id, seqs: Type.Array(Seq, { minItems: 1, maxItems: 50 }) }, closed),
  output: Type.Object({ messages: Type.Array(Message) }, closed),
  errors: ['chat.conversationNotFound'],
  limit: { burst: 240, perMinute: 600 },
})
