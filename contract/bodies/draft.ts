import Type, { type Static } from 'typebox'
import { closed, Instant, nullable, Seq, writtenText } from './common.ts'
import { Mentions, TEXT_LENGTH_MAX } from './message.ts'

/** What a member has written in a conversation and not sent. An empty one says that there is none any more. */
export const Draft = Type.Object(
  {
    text: writtenText(TEXT_LENGTH_MAX),
    mentions: Mentions,
    replyToSeq: nullable(Seq),
    /** The latest written wins, on whichever device. */
    changedAt: Instant,
  },
  closed,
)
export type Draft = Static<typeof Draft>
