/** The only door to a poll: whoever sees its message sees it, and to others it does not exist. */
import { Refusal, refuse } from '../../kernel/errors.ts'
import type { Queryable, Writing } from '../../schema/index.ts'
import { accessMessage, accessPlace, readPlaces } from '../chat/index.ts'
import { findPoll, lockPoll, type PollRow } from './store.ts'

/** Throws `polls.notFound` for strangers, for who left, for who joined later, and once the message is gone. */
export async function accessPoll(db: Queryable, memberId: string, pollId: string): Promise<PollRow> {
  const poll = await findPoll(db, pollId)
  if (!poll) throw refuse('polls.notFound')
  await accessPlace(db, memberId, poll).catch(notFound)
  const [message] = await readPlaces(db, [poll])
  if (message?.body.kind !== 'poll') throw refuse('polls.notFound')
  return poll
}

/** As `accessPoll`, holding the poll and then its message. Tells whether the member may write there. */
export async function accessPollForChange(
  { db }: Writing,
  memberId: string,
  pollId: string,
): Promise<{ poll: PollRow; mayPost: boolean }> {
  await accessPoll(db, memberId, pollId)
  const poll = await lockPoll(db, pollId)
  if (!poll) throw refuse('polls.notFound')
  const { conversation, membership, message } = await accessMessage(db, memberId, poll).catch(notFound)
  if (message.body.kind !== 'poll') throw refuse('polls.notFound')
  // Where admins alone may write, the others still have a voice; whoever was shut out of a direct chat has none.
  return { poll, mayPost: conversation.kind === 'group' || membership.may_post }
}

function notFound(reason: unknown): never {
  const isHidden = reason instanceof Refusal && /^chat\.(conversation|message)NotFound$/.test(reason.code)
  throw isHidden ? refuse('polls.notFound') : reason
}
