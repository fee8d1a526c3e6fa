import { polls } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessPoll } from '../access.ts'
import { presentPoll } from '../present.ts'
import { readVotes } from '../store.ts'

export const getPoll = implement(polls.getPoll, async (tx, { memberId }, { pollId }) => {
  const poll = await accessPoll(tx.db, memberId, pollId)
  return { poll: presentPoll(poll, await readVotes(tx.db, pollId), memberId) }
})
