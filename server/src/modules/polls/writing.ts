import type { Writing } from '../../schema/index.ts'
import { changeBody } from '../chat/index.ts'
import { bodyOf } from './present.ts'
import { type PollRow, readVotes, type Votes, writeState } from './store.ts'

/** Gives the poll's message its counts and state as they are now, to each member with its own choice. */
export async function tellPoll(tx: Writing, poll: PollRow, votes: Votes): Promise<void> {
  const { conversationId, seq } = poll
  const body = bodyOf(poll, votes)
  const bodyFor = (memberId: string) => ({ ...body, mine: [...(votes.get(memberId) ?? [])] })
  await changeBody(tx, { conversationId, seq, body, bodyFor })
}

/** The poll, held by the caller, ends as it is. */
export async function closePoll(tx: Writing, poll: PollRow): Promise<{ poll: PollRow; votes: Votes }> {
  const closed: PollRow = { ...poll, state: 'closed' }
  await writeState(tx.db, poll.id, closed.state)
  const votes = await readVotes(tx.db, poll.id)
  await tellPoll(tx, closed, votes)
  return { poll: closed, votes }
}
