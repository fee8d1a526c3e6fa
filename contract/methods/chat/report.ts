import Type, { type Static } from 'typebox'
import { closed, Empty, Id, Seq, writtenText } from '../../bodies/common.ts'
import { ReportReason } from '../../bodies/group.ts'
import { command } from '../../define.ts'

const About = Type.Union([
  Type.Object(
    { kind: Type.Literal('messages'), conversationId: Id, seqs: Type.Array(Seq, { minItems: 1, maxItems: 20 }) },
    closed,
  ),
  Type.Object({ kind: Type.Literal('member'), memberId: Id }, closed),
  Type.Object({ kind: Type.Literal('group'), conversationId: Id }, closed),
])
export type ReportAbout = Static<typeof About>

/** The messages that are named are kept with the report as they are now, whatever becomes of them. */
export const report = command('chat.report', {
  caller: 'member',
  summary: 'Tell the operator of messages, a person or a group. Nobody else hears of it.',
  input: Type.Object({ about: About, reason: ReportReason, words: writtenText(1_000) }, closed),
  output: Empty,
  errors: ['chat.conversationNotFound', 'chat.messageNotFound', 'chat.groupOnly', 'member.notFound'],
  events: [],
  limit: { burst: 10, perMinute: 5 },
})
