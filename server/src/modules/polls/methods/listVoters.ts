import { polls } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { decodeCursor, encodeCursor, INSTANT_PART, UUID_PART } from '../../../kernel/cursor.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { readMembers } from '../../accounts/index.ts'
import { accessPoll } from '../access.ts'
import { listVoters as list } from '../store.ts'

const VOTERS_USUAL = 50

export const listVoters = implement(polls.listVoters, async (tx, { memberId }, input) => {
  const { pollId, choice, cursor, limit = VOTERS_USUAL } = input
  const poll = await accessPoll(tx.db, memberId, pollId)
  if (poll.anonymous) throw refuse('polls.anonymous')
  if (choice >= poll.options.length) throw refuse('polls.noSuchOption')
  const [at, id] = cursor === undefined ? [] : decodeCursor(cursor, [INSTANT_PART, UUID_PART])
  const after = at === undefined || id === undefined ? null : { votedAt: new Date(at), memberId: id }
  const found = await list(tx.db, pollId, choice, after, limit + 1)
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  const people = await readMembers(
    tx.db,
    rows.map((row) => row.memberId),
  )
  return {
    voters: rows.flatMap((row) => people.get(row.memberId) ?? []),
    nextCursor: last ? encodeCursor([wireInstant(last.votedAt), last.memberId]) : null,
  }
})
