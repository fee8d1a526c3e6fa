import Type, { type Static } from 'typebox'
import { closed, Id, Seq, SeqOrZero } from '../../bodies/common.ts'
import { read } from '../../define.ts'

/** In larger groups nobody is told who has read. */
export const READ_MARKS_MEMBERS_MAX = 50

/** A member has read the messages from `firstSeq`, the first that it may see, to `readSeq`. */
const GroupReadMark = Type.Object({ memberId: Id, firstSeq: Seq, readSeq: SeqOrZero }, closed)
export type GroupReadMark = Static<typeof GroupReadMark>

export const listReadMarks = read('chat.listReadMarks', {
  caller: 'member',
  summary: 'How far the others of a small group have read; nothing of those who do not show it, nor in large groups.',
  input: Type.Object({ conversationId: Id }, closed),
  output: Type.Object({ marks: Type.Array(GroupReadMark) }, closed),
  errors: ['chat.conversationNotFound', 'chat.groupOnly'],
  limit: { burst: 60, perMinute: 120 },
})
