import { polls } from '@sampan/contract'
import type { Bus } from '../../../kernel/bus.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessForChange, appendMessage } from '../../chat/index.ts'
import { bodyOf, presentPoll } from '../present.ts'
import { decideCreate, isSamePoll } from '../rules.ts'
import { findPoll, insertPoll, readVotes } from '../store.ts'

export const create = ({ bus }: { bus: Bus }) =>
  implement(polls.create, async (tx, { memberId: makerId }, input) => {
    const { pollId, conversationId, question, options, multiple, anonymous } = input
    await accessForChange(tx.db, makerId, conversationId)
    const known = await findPoll(tx.db, pollId)
    if (known) {
      if (!isSamePoll(known, makerId, input)) throw refuse('polls.idUsed')
      return { poll: presentPoll(known, await readVotes(tx.db, pollId), makerId) }
    }
    const endsAt = input.endsAt === null ? null : new Date(input.endsAt)
    const decision = decideCreate(endsAt, tx.now)
    if (decision !== 'allowed') throw refuse(decision)
    const facts = { question, options: [...options], multiple, anonymous, endsAt, state: 'open' as const }
    const made = { id: pollId, conversationId, makerId, ...facts, createdAt: tx.now }
    const none = new Map<string, number[]>()
    const body = bodyOf(made, none)
    const { seq } = await appendMessage(tx, bus, { conversationId, senderId: makerId, messageId: pollId, body })
    const poll = { ...made, seq }
    if (!(await insertPoll(tx.db, poll))) throw refuse('polls.idUsed')
    return { poll: presentPoll(poll, none, makerId) }
  })
