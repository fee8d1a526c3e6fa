import type { Poll, PollBody } from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import type { PollRow, Votes } from './store.ts'

/** What everyone sees alike. */
function factsOf({ id, question, options, multiple, anonymous, endsAt, state }: Omit<PollRow, 'seq'>, votes: Votes) {
  const counts = options.map(() => 0)
  for (const choices of votes.values()) for (const choice of choices) counts[choice] = (counts[choice] ?? 0) + 1
  return {
    pollId: id,
    question,
    options: options.map((text, place) => ({ text, votes: counts[place] ?? 0 })),
    multiple,
    anonymous,
    endsAt: endsAt && wireInstant(endsAt),
    state,
    voters: votes.size,
  }
}

export const presentPoll = (poll: PollRow, votes: Votes, viewerId: string): Poll => ({
  ...factsOf(poll, votes),
  mine: [...(votes.get(viewerId) ?? [])],
  conversationId: poll.conversationId,
  seq: poll.seq,
  makerId: poll.makerId,
  createdAt: wireInstant(poll.createdAt),
})

/** What stands in the message for somebody who chose nothing. */
export const bodyOf = (poll: Omit<PollRow, 'seq'>, votes: Votes): PollBody => ({
  kind: 'poll',
  ...factsOf(poll, votes),
  mine: [],
})
