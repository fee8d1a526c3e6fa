/** The decisions about polls, pure: no clock, no database. Ladders are ordered: the first reason that applies is told. */
import type { ErrorCode, Input, PollState } from '@sampan/contract'

const MINUTE_MS = 60_000
export const ENDS_AFTER_MS_MIN = MINUTE_MS
export const ENDS_AFTER_MS_MAX = 366 * 24 * 60 * MINUTE_MS

export function decideCreate(endsAt: Date | null, now: Date): 'allowed' | Extract<ErrorCode, 'polls.endsTooSoon'> {
  if (endsAt === null) return 'allowed'
  const after = endsAt.getTime() - now.getTime()
  return after >= ENDS_AFTER_MS_MIN && after <= ENDS_AFTER_MS_MAX ? 'allowed' : 'polls.endsTooSoon'
}

interface Standing {
  options: readonly string[]
  multiple: boolean
  state: PollState
  endsAt: Date | null
}

/** A poll is over at its end, whether or not the job has come by. */
export const isOpen = ({ state, endsAt }: Pick<Standing, 'state' | 'endsAt'>, now: Date): boolean =>
  state === 'open' && (endsAt === null || now < endsAt)

type VoteRefusal = Extract<ErrorCode, 'polls.notOpen' | 'polls.oneChoice' | 'polls.noSuchOption' | 'chat.notAccepting'>

/** `before` and `choices` are ascending. The same choice again is `nothingToDo`, even after the end. */
export function decideVote(
  poll: Standing,
  choices: readonly number[],
  before: readonly number[],
  mayPost: boolean,
  now: Date,
): 'allowed' | 'nothingToDo' | VoteRefusal {
  if (choices.some((choice) => choice >= poll.options.length)) return 'polls.noSuchOption'
  if (!poll.multiple && choices.length > 1) return 'polls.oneChoice'
  if (choices.join() === before.join()) return 'nothingToDo'
  if (!isOpen(poll, now)) return 'polls.notOpen'
  return mayPost ? 'allowed' : 'chat.notAccepting'
}

export function decideClose(
  { makerId, state }: { makerId: string; state: PollState },
  callerId: string,
): 'allowed' | 'nothingToDo' | Extract<ErrorCode, 'polls.notYours'> {
  if (makerId !== callerId) return 'polls.notYours'
  return state === 'closed' ? 'nothingToDo' : 'allowed'
}

interface Known extends Standing {
  conversationId: string
  makerId: string
  question: string
  anonymous: boolean
}

/** Whether a poll that is there under an id is the one that is made again. */
export const isSamePoll = (known: Known, makerId: string, asked: Input<'polls.create'>): boolean =>
  known.makerId === makerId &&
  known.conversationId === asked.conversationId &&
  known.question === asked.question &&
  known.multiple === asked.multiple &&
  known.anonymous === asked.anonymous &&
  (known.endsAt?.getTime() ?? null) === (asked.endsAt === null ? null : Date.parse(asked.endsAt)) &&
  known.options.length === asked.options.length &&
  known.options.every((option, place) => option === asked.options[place])
