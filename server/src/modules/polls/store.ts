import type { PollState } from '@sampan/contract'
import { sql } from 'kysely'
import type { Queryable } from '../../schema/index.ts'

export interface PollRow {
  id: string
  conversationId: string
  seq: number
  makerId: string
  question: string
  options: string[]
  multiple: boolean
  anonymous: boolean
  endsAt: Date | null
  state: PollState
  createdAt: Date
}

/** What members chose, ascending, by member. */
export type Votes = ReadonlyMap<string, readonly number[]>

const selectPolls = (db: Queryable) =>
  db
    .selectFrom('polls')
    .select([
      'id',
      'conversation_id as conversationId',
      'seq',
      'maker_id as makerId',
      'question',
      'options',
      'multiple',
      'anonymous',
      'ends_at as endsAt',
      'state',
      'created_at as createdAt',
    ])

export const findPoll = (db: Queryable, id: string): Promise<PollRow | undefined> =>
  selectPolls(db).where('id', '=', id).executeTakeFirst()

/** As `findPoll`, held until the transaction ends: whoever votes or closes comes one after the other. */
export const lockPoll = (db: Queryable, id: string): Promise<PollRow | undefined> =>
  selectPolls(db).where('id', '=', id).forUpdate().executeTakeFirst()

/** Open polls whose end is over, held; those that somebody changes just now are left alone. */
export const lockEnded = (db: Queryable, now: Date, limit: number): Promise<PollRow[]> =>
  selectPolls(db)
    .where('state', '=', 'open')
    .where('ends_at', '<=', now)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()

/** Returns whether the id was free. */
export async function insertPoll(db: Queryable, poll: PollRow): Promise<boolean> {
  const made = await db
    .insertInto('polls')
    .values({
      id: poll.id,
      conversation_id: poll.conversationId,
      seq: poll.seq,
      maker_id: poll.makerId,
      question: poll.question,
      options: poll.options,
      multiple: poll.multiple,
      anonymous: poll.anonymous,
      ends_at: poll.endsAt,
      state: poll.state,
      created_at: poll.createdAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

export async function writeState(db: Queryable, pollId: string, state: PollState): Promise<void> {
  await db.updateTable('polls').set({ state }).where('id', '=', pollId).execute()
}

export async function readVotes(db: Queryable, pollId: string): Promise<Votes> {
  const rows = await db
    .selectFrom('poll_votes')
    .select(['member_id as memberId', 'choice'])
    .where('poll_id', '=', pollId)
    .orderBy('choice')
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ memberId }) => memberId)].map(([memberId, own]) => [
      memberId,
      own.map(({ choice }) => choice),
    ]),
  )
}

/** A member's choice is now this one, or none. */
export async function writeVote(
  db: Queryable,
  vote: { pollId: string; memberId: string; choices: readonly number[]; votedAt: Date },
): Promise<void> {
  const { pollId, memberId, choices, votedAt } = vote
  await db.deleteFrom('poll_votes').where('poll_id', '=', pollId).where('member_id', '=', memberId).execute()
  if (choices.length === 0) return
  const rows = choices.map((choice) => ({ poll_id: pollId, member_id: memberId, choice, voted_at: votedAt }))
  await db.insertInto('poll_votes').values(rows).execute()
}

/** Who chose an answer, the first first. */
export function listVoters(
  db: Queryable,
  pollId: string,
  choice: number,
  after: { votedAt: Date; memberId: string } | null,
  limit: number,
): Promise<{ memberId: string; votedAt: Date }[]> {
  return db
    .selectFrom('poll_votes')
    .select(['member_id as memberId', 'voted_at as votedAt'])
    .where('poll_id', '=', pollId)
    .where('choice', '=', choice)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(voted_at, member_id) > (${after?.votedAt}::timestamptz, ${after?.memberId}::uuid)`),
    )
    .orderBy('voted_at')
    .orderBy('member_id')
    .limit(limit)
    .execute()
}

/** What a member itself chose in polls of these ids. */
export async function votedAmong(
  db: Queryable,
  memberId: string,
  pollIds: readonly string[],
): Promise<{ pollId: string; choice: number }[]> {
  return db
    .selectFrom('poll_votes')
    .select(['poll_id as pollId', 'choice'])
    .where('poll_id', '=', sql<string>`any(${pollIds}::uuid[])`)
    .where('member_id', '=', memberId)
    .execute()
}
