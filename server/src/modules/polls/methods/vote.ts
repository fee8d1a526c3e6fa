import { polls } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessPollForChange } from '../access.ts'
import { presentPoll } from '../present.ts'
import { decideVote } from '../rules.ts'
import { readVotes, writeVote } from '../store.ts'
import { tellPoll } from '../writing.ts'

export const vote = implement(polls.vote, async (tx, { memberId }, input) => {
  const { poll, mayPost } = await accessPollForChange(tx, memberId, input.pollId)
  const votes = await readVotes(tx.db, poll.id)
  const choices = input.choices.toSorted((a, b) => a - b)
  const decision = decideVote(poll, choices, votes.get(memberId) ?? [], mayPost, tx.now)
  if (decision === 'nothingToDo') return { poll: presentPoll(poll, votes, memberId) }
  if (decision !== 'allowed') throw refuse(decision)
  await writeVote(tx.db, { pollId: poll.id, memberId, choices, votedAt: tx.now })
  const after = new Map(votes)
  if (choices.length === 0) after.delete(memberId)
  else after.set(memberId, choices)
  await tellPoll(tx, poll, after)
  return { poll: presentPoll(poll, after, memberId) }
})
