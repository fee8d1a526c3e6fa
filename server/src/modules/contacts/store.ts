/** The only SQL on `relations`: one row for each side, keyed by who stands and to whom. */
import { sql } from 'kysely'
import type { Queryable } from '../../schema/index.ts'
import { type Pair, type Side, STRANGER } from './rules.ts'

const columns = [
  'member_id',
  'other_id',
  'state',
  'greeting',
  'remark',
  'blocked',
  'requests_today',
  'requested_on',
  'changed_at',
] as const

interface Row extends Omit<Side, 'requestsToday' | 'requestedOn' | 'changedAt'> {
  member_id: string
  other_id: string
  requests_today: number
  requested_on: Date | null
  changed_at: Date
}

const sideOf = (row: Row): Side => ({
  state: row.state,
  greeting: row.greeting,
  remark: row.remark,
  blocked: row.blocked,
  requestsToday: row.requests_today,
  requestedOn: row.requested_on,
  changedAt: row.changed_at,
})

function pairOf(rows: readonly Row[], memberId: string): Pair {
  const own = rows.find((row) => row.member_id === memberId)
  const theirs = rows.find((row) => row.member_id !== memberId)
  return { own: own ? sideOf(own) : STRANGER, theirs: theirs ? sideOf(theirs) : STRANGER }
}

const selectPair = (db: Queryable, memberId: string, otherId: string) =>
  db
    .selectFrom('relations')
    .select(columns)
    .where((where) =>
      where.or([
        where.and({ member_id: memberId, other_id: otherId }),
        where.and({ member_id: otherId, other_id: memberId }),
      ]),
    )

/** Both sides of two different members; who has no row is a stranger. */
export async function readPair(db: Queryable, memberId: string, otherId: string): Promise<Pair> {
  return pairOf(await selectPair(db, memberId, otherId).execute(), memberId)
}

/**
 * Both sides, held until the transaction ends. The rows are made first, so that two who ask each other at the same time
 * find something to wait for, and are locked in the order of ids, so that they never wait in a circle.
 */
export async function lockPair(db: Queryable, memberId: string, otherId: string): Promise<Pair> {
  const sides = [
    { member_id: memberId, other_id: otherId },
    { member_id: otherId, other_id: memberId },
  ].sort((a, b) => (a.member_id < b.member_id ? -1 : 1))
  await db
    .insertInto('relations')
    .values(sides.map((side) => ({ ...side, state: STRANGER.state, changed_at: STRANGER.changedAt })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const rows = await selectPair(db, memberId, otherId).orderBy('member_id').forUpdate().execute()
  return pairOf(rows, memberId)
}

/** Writes one side of a locked pair. */
export async function writeSide(db: Queryable, memberId: string, otherId: string, side: Side): Promise<void> {
  await db
    .updateTable('relations')
    .set({
      state: side.state,
      greeting: side.greeting,
      remark: side.remark,
      blocked: side.blocked,
      requests_today: side.requestsToday,
      requested_on: side.requestedOn,
      changed_at: side.changedAt,
    })
    .where('member_id', '=', memberId)
    .where('other_id', '=', otherId)
    .execute()
}

/** In the terms of `isListed`, for SQL. */
const listed = sql<boolean>`(state <> 'stranger' OR blocked OR remark IS NOT NULL)`

/** The member's list after a place, in the order of the others' ids. */
export async function listSides(
  db: Queryable,
  memberId: string,
  afterId: string | null,
  limit: number,
): Promise<{ otherId: string; side: Side }[]> {
  let query = db.selectFrom('relations').select(columns).where('member_id', '=', memberId).where(listed)
  if (afterId !== null) query = query.where('other_id', '>', afterId)
  const rows = await query.orderBy('other_id').limit(limit).execute()
  return rows.map((row) => ({ otherId: row.other_id, side: sideOf(row) }))
}

/** How many contacts and open requests of its own a member has. */
export async function countHeld(db: Queryable, memberId: string): Promise<number> {
  const { held } = await db
    .selectFrom('relations')
    .select(({ fn }) => fn.countAll<number>().as('held'))
    .where('member_id', '=', memberId)
    .where('state', 'in', ['contact', 'requestedByMe'])
    .executeTakeFirstOrThrow()
  return held
}

/** In the terms of `mayTalk`, for SQL. */
const selectTalking = (db: Queryable, memberId: string) =>
  db
    .selectFrom('relations as own')
    .innerJoin('relations as theirs', (join) =>
      join.onRef('theirs.member_id', '=', 'own.other_id').onRef('theirs.other_id', '=', 'own.member_id'),
    )
    .select('own.other_id as id')
    .where('own.member_id', '=', memberId)
    .where('own.state', '=', 'contact')
    .where('theirs.state', '=', 'contact')
    .where('own.blocked', '=', false)
    .where('theirs.blocked', '=', false)

/** Everyone with whom the member may talk, in the order of their ids. */
export async function listTalkingIds(db: Queryable, memberId: string): Promise<string[]> {
  const rows = await selectTalking(db, memberId).orderBy('own.other_id').execute()
  return rows.map(({ id }) => id)
}

/** Those of `otherIds` with whom the member may talk. */
export async function keepTalkingIds(db: Queryable, memberId: string, otherIds: readonly string[]): Promise<string[]> {
  const rows = await selectTalking(db, memberId)
    .where('own.other_id', '=', sql<string>`any(${otherIds}::uuid[])`)
    .execute()
  return rows.map(({ id }) => id)
}

/** Everyone in whose list the member stands, in the order of their ids. */
export async function listListingIds(db: Queryable, memberId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('relations')
    .select('member_id as id')
    .where('other_id', '=', memberId)
    .where(listed)
    .orderBy('member_id')
    .execute()
  return rows.map(({ id }) => id)
}
