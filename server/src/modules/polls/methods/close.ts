import { polls } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessPollForChange } from '../access.ts'
import { presentPoll } from '../present.ts'
import { decideClose } from '../rules.ts'
import { readVotes } from '../store.ts'
import { closePoll } from '../writing.ts'

export const close = implement(polls.close, async (tx, { memberId }, { pollId }) => {
  const { poll } = await accessPollForChange(tx, memberId, pollId)
  const decision = decideClose(poll, memberId)
  if (decision === 'nothingToDo') return { poll: presentPoll(poll, await readVotes(tx.db, pollId), memberId) }
  if (decision !== 'allowed') throw refuse(decision)
  const closed = await closePoll(tx, poll)
  return { poll: presentPoll(closed.poll, closed.votes, memberId) }
})
