/** The only SQL on `relations`: one row for each side, keyed by who stands and to whom; and on `contact_tags`. */
import type { ContactTag } from '@sampan/contract'
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
  'starred',
  'tag_ids',
  'note',
  'phones',
  'requests_today',
  'requested_on',
  'changed_at',
] as const

interface Row extends Omit<Side, 'tagIds' | 'requestsToday' | 'requestedOn' | 'changedAt'> {
  member_id: string
  other_id: string
  tag_ids: string[]
  requests_today: number
  requested_on: Date | null
  changed_at: Date
}

const sideOf = (row: Row): Side => ({
  state: row.state,
  greeting: row.greeting,
  remark: row.remark,
  blocked: row.blocked,
  starred: row.starred,
  tagIds: row.tag_ids,
  note: row.note,
  phones: row.phones,
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
      starred: side.starred,
      tag_ids: [...side.tagIds],
      note: side.note,
      phones: [...side.phones],
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

/** Both sides towards each of these others, by id; who has no row is a stranger. */
export async function readPairs(
  db: Queryable,
  memberId: string,
  otherIds: readonly string[],
): Promise<Map<string, Pair>> {
  const among = sql<string>`any(${otherIds}::uuid[])`
  const rows = await db
    .selectFrom('relations')
    .select(columns)
    .where((where) =>
      where.or([
        where.and([where('member_id', '=', memberId), where('other_id', '=', among)]),
        where.and([where('other_id', '=', memberId), where('member_id', '=', among)]),
      ]),
    )
    .execute()
  const of = (id: string) => rows.filter((row) => row.member_id === id || row.other_id === id)
  return new Map(otherIds.map((id) => [id, pairOf(of(id), memberId)]))
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

/** Everyone whom the member has under a tag. */
export async function listTaggedIds(db: Queryable, memberId: string, tagId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('relations')
    .select('other_id as id')
    .where('member_id', '=', memberId)
    .where(sql<boolean>`tag_ids @> ARRAY[${tagId}]::uuid[]`)
    .orderBy('other_id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The member's sides towards these, held until the transaction ends, whatever they are. */
export async function lockSides(
  db: Queryable,
  memberId: string,
  otherIds: readonly string[],
): Promise<{ otherId: string; side: Side }[]> {
  const rows = await db
    .selectFrom('relations')
    .select(columns)
    .where('member_id', '=', memberId)
    .where('other_id', '=', sql<string>`any(${otherIds}::uuid[])`)
    .orderBy('other_id')
    .forUpdate()
    .execute()
  return rows.map((row) => ({ otherId: row.other_id, side: sideOf(row) }))
}

/** Writes what the member keeps under tags, of sides that are held. */
export async function writeTagIds(
  db: Queryable,
  memberId: string,
  sides: readonly { otherId: string; side: Side }[],
): Promise<void> {
  for (const { otherId, side } of sides)
    await db
      .updateTable('relations')
      .set({ tag_ids: [...side.tagIds], changed_at: side.changedAt })
      .where('member_id', '=', memberId)
      .where('other_id', '=', otherId)
      .execute()
}

// tags

/** Changes of one member's tags, and of what stands under them, come one after the other. */
export async function lockTags(db: Queryable, memberId: string): Promise<ContactTag[]> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`contact tags ${memberId}`}, 0))`.execute(db)
  return listTags(db, memberId)
}

/** In the order in which they were made. */
export const listTags = (db: Queryable, memberId: string): Promise<ContactTag[]> =>
  db
    .selectFrom('contact_tags')
    .select(['id', 'name'])
    .where('member_id', '=', memberId)
    .orderBy('made_at')
    .orderBy('id')
    .execute()

export async function writeTag(db: Queryable, memberId: string, { id, name }: ContactTag, now: Date): Promise<void> {
  await db
    .insertInto('contact_tags')
    .values({ member_id: memberId, id, name, made_at: now })
    .onConflict((conflict) => conflict.columns(['member_id', 'id']).doUpdateSet({ name }))
    .execute()
}

export async function deleteTag(db: Queryable, memberId: string, tagId: string): Promise<void> {
  await db.deleteFrom('contact_tags').where('member_id', '=', memberId).where('id', '=', tagId).execute()
}
