/** Polls as they stand in conversations. Who chose what is not in here: `polls.listVoters` tells it, of open ones. */
import Type, { type Static } from 'typebox'
import { Count, closed, Id, Instant, nameText, nullable, Seq } from './common.ts'

export const POLL_OPTIONS_MAX = 12
export const POLL_QUESTION_LENGTH_MAX = 300

export const PollQuestion = nameText(POLL_QUESTION_LENGTH_MAX)
export const PollOption = nameText(100)
/** The place of an option, from 0. */
export const PollChoice = Type.Integer({ minimum: 0, maximum: POLL_OPTIONS_MAX - 1 })
export const PollState = Type.Union([Type.Literal('open'), Type.Literal('closed')])
export type PollState = Static<typeof PollState>

const facts = {
  pollId: Id,
  question: PollQuestion,
  options: Type.Array(Type.Object({ text: PollOption, votes: Count }, closed), {
    minItems: 2,
    maxItems: POLL_OPTIONS_MAX,
  }),
  /** Several may be chosen. */
  multiple: Type.Boolean(),
  /** Nobody is told who chose what, not even its maker. */
  anonymous: Type.Boolean(),
  /** When it ends by itself. */
  endsAt: nullable(Instant),
  state: PollState,
  /** How many people chose something. */
  voters: Count,
  /** What the viewer itself chose, ascending. */
  mine: Type.Array(PollChoice),
}

export const PollBody = Type.Object({ kind: Type.Literal('poll'), ...facts }, closed)
export type PollBody = Static<typeof PollBody>

export const Poll = Type.Object(
  {
    ...facts,
    conversationId: Id,
    /** The message in which it stands. */
    seq: Seq,
    makerId: Id,
    createdAt: Instant,
  },
  closed,
)
export type Poll = Static<typeof Poll>
