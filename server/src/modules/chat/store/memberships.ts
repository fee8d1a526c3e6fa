import type { Role } from '@sampan/contract'
import { type Selectable, sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { ConversationMembersTable } from '../../../schema/tables.ts'

/** A member's place in a conversation. */
export type Membership = Omit<Selectable<ConversationMembersTable>, 'background_file_id'>

const columns = [
  'conversation_id',
  'member_id',
  'role',
  'may_post',
  'first_seq',
  'read_seq',
  'muted',
  'pinned',
  'joined_at',
  'left_at',
  'invited_by',
  'nickname',
  'removed_by',
  'spoke_at',
  'told_seq',
  'archived_seq',
  'hidden_seq',
  'marked_unread',
  'strong_alert',
  'background',
] as const

const selectMembership = (db: Queryable, conversationId: string, memberId: string) =>
  db
    .selectFrom('conversation_members')
    .select(columns)
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', memberId)
    .where('left_at', 'is', null)

export const findMembership = (
  db: Queryable,
  conversationId: string,
  memberId: string,
): Promise<Membership | undefined> => selectMembership(db, conversationId, memberId).executeTakeFirst()

/** Like `findMembership`, holding the row until the transaction ends. */
export const lockMembership = (
  db: Queryable,
  conversationId: string,
  memberId: string,
): Promise<Membership | undefined> => selectMembership(db, conversationId, memberId).forUpdate().executeTakeFirst()

export async function readMemberships(
  db: Queryable,
  memberId: string,
  conversationIds: readonly string[],
): Promise<Membership[]> {
  return db
    .selectFrom('conversation_members')
    .select(columns)
    .where('conversation_id', '=', sql<string>`any(${conversationIds}::uuid[])`)
    .where('member_id', '=', memberId)
    .where('left_at', 'is', null)
    .execute()
}

/** The places of these people, who are or were in the conversation. */
export async function readPlacesOf(
  db: Queryable,
  conversationId: string,
  memberIds: readonly string[],
): Promise<Membership[]> {
  return db
    .selectFrom('conversation_members')
    .select(columns)
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', sql<string>`any(${memberIds}::uuid[])`)
    .execute()
}

/** Everyone who is or was in a conversation, in order of joining. */
export async function listAllMemberships(db: Queryable, conversationId: string): Promise<Membership[]> {
  return db
    .selectFrom('conversation_members')
    .select(columns)
    .where('conversation_id', '=', conversationId)
    .orderBy('joined_at')
    .orderBy('member_id')
    .execute()
}

/** Those who are in it now, in order of joining. */
export async function listMemberships(db: Queryable, conversationId: string): Promise<Membership[]> {
  return (await listAllMemberships(db, conversationId)).filter(({ left_at }) => left_at === null)
}

export async function listActiveMemberIds(db: Queryable, conversationId: string): Promise<string[]> {
  return (await listMemberships(db, conversationId)).map(({ member_id }) => member_id)
}

/** For each message and member asked for: whether the member is in the conversation and may see it. */
export async function whoSees(
  db: Queryable,
  asked: readonly { conversationId: string; seq: number; memberId: string }[],
): Promise<boolean[]> {
  const rows = await sql<{ sees: boolean }>`
    SELECT coalesce(membership.sees, false) AS sees
    FROM unnest(
      ${asked.map(({ conversationId }) => conversationId)}::uuid[],
      ${asked.map(({ seq }) => seq)}::bigint[],
      ${asked.map(({ memberId }) => memberId)}::uuid[]
    ) WITH ORDINALITY AS asked (conversation_id, seq, member_id, ord)
    LEFT JOIN LATERAL (
      SELECT member.left_at IS NULL AND member.first_seq <= asked.seq AS sees FROM conversation_members AS member
      WHERE member.conversation_id = asked.conversation_id AND member.member_id = asked.member_id OFFSET 0
    ) AS membership ON true
    ORDER BY asked.ord
  `.execute(db)
  return rows.rows.map(({ sees }) => sees)
}

/** For each of these messages who is in its conversation and may see it. */
export async function readSeeing(
  db: Queryable,
  places: readonly { conversationId: string; seq: number }[],
): Promise<string[][]> {
  const rows = await sql<{ ord: number; member_id: string }>`
    SELECT place.ord, membership.member_id
    FROM unnest(
      ${places.map(({ conversationId }) => conversationId)}::uuid[], ${places.map(({ seq }) => seq)}::bigint[]
    ) WITH ORDINALITY AS place (conversation_id, seq, ord)
    CROSS JOIN LATERAL (
      SELECT member.member_id FROM conversation_members AS member
      WHERE member.conversation_id = place.conversation_id AND member.left_at IS NULL AND member.first_seq <= place.seq
      OFFSET 0
    ) AS membership
  `.execute(db)
  const seeing = places.map((): string[] => [])
  for (const { ord, member_id } of rows.rows) seeing[ord - 1]?.push(member_id)
  return seeing
}

export interface GroupFace {
  conversation_id: string
  member_id: string
  member_count: number
}

/** The first people of each group, and how many there are. */
export async function readFaces(db: Queryable, conversationIds: readonly string[], most: number): Promise<GroupFace[]> {
  const rows = await sql<GroupFace>`
    SELECT conversation_id, member_id, member_count FROM (
      SELECT conversation_id, member_id,
        count(*) OVER (PARTITION BY conversation_id) AS member_count,
        row_number() OVER (PARTITION BY conversation_id ORDER BY joined_at, member_id) AS place
      FROM conversation_members
      WHERE conversation_id = any(${conversationIds}::uuid[]) AND left_at IS NULL
    ) AS placed
    WHERE place <= ${most} ORDER BY conversation_id, place
  `.execute(db)
  return rows.rows
}

/** The other side of each direct conversation, and how far it is known to have read. */
export async function readPeers(
  db: Queryable,
  memberId: string,
  conversationIds: readonly string[],
): Promise<{ conversation_id: string; member_id: string; read_seq: number }[]> {
  return db
    .selectFrom('conversation_members')
    .select(['conversation_id', 'member_id', sql<number>`coalesce(told_seq, read_seq)`.as('read_seq')])
    .where('conversation_id', '=', sql<string>`any(${conversationIds}::uuid[])`)
    .where('member_id', '<>', memberId)
    .execute()
}

export interface NewMembership {
  memberId: string
  role: Role
  invitedById?: string
}

/** Who was here before comes back as new. What the group said before `firstSeq` stays closed. */
export async function insertMemberships(
  db: Queryable,
  conversationId: string,
  joining: readonly NewMembership[],
  firstSeq: number,
  now: Date,
  readSeq = firstSeq,
): Promise<void> {
  await db
    .insertInto('conversation_members')
    .values(
      joining.map(({ memberId, role, invitedById }) => ({
        conversation_id: conversationId,
        member_id: memberId,
        role,
        first_seq: firstSeq,
        read_seq: readSeq,
        joined_at: now,
        left_at: null,
        invited_by: invitedById ?? null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['conversation_id', 'member_id']).doUpdateSet((excluded) => ({
        role: excluded.ref('excluded.role'),
        may_post: true,
        first_seq: excluded.ref('excluded.first_seq'),
        read_seq: excluded.ref('excluded.read_seq'),
        muted: false,
        pinned: false,
        told_seq: null,
        archived_seq: null,
        hidden_seq: null,
        marked_unread: false,
        strong_alert: false,
        background: null,
        joined_at: excluded.ref('excluded.joined_at'),
        left_at: null,
        invited_by: excluded.ref('excluded.invited_by'),
        nickname: null,
        removed_by: null,
      })),
    )
    .execute()
}

type Change = Partial<
  Pick<
    Membership,
    | 'role'
    | 'may_post'
    | 'read_seq'
    | 'told_seq'
    | 'muted'
    | 'pinned'
    | 'left_at'
    | 'nickname'
    | 'removed_by'
    | 'spoke_at'
  >
>

export async function updateMembership(
  db: Queryable,
  conversationId: string,
  memberId: string,
  change: Change,
): Promise<void> {
  await db
    .updateTable('conversation_members')
    .set(change)
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', memberId)
    .execute()
}

/** How many of these members are in the conversation now. */
export async function countAmong(db: Queryable, conversationId: string, memberIds: readonly string[]): Promise<number> {
  const row = await db
    .selectFrom('conversation_members')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', sql<string>`any(${memberIds}::uuid[])`)
    .where('left_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

/**
 * Everyone who knows a member from a conversation, the member not among them: who left stays known by name to those who
 * are still in it.
 */
export async function listCoMemberIds(db: Queryable, memberId: string): Promise<string[]> {
  const rows = await sql<{ member_id: string }>`
    SELECT DISTINCT other.member_id
    FROM conversation_members AS mine
    JOIN conversation_members AS other USING (conversation_id)
    WHERE mine.member_id = ${memberId} AND other.left_at IS NULL AND other.member_id <> ${memberId}
  `.execute(db)
  return rows.rows.map(({ member_id }) => member_id)
}

export interface UnreadRow {
  conversation_id: string
  count: number
  mentioned_seq: number | null
}

/** Counting stops here: no badge shows more. */
export const UNREAD_COUNT_MAX = 1_000

/** Others' messages after each read mark, up to and with a number, and the first of them that mentions the member. */
export async function readUnread(
  db: Queryable,
  memberId: string,
  conversationIds: readonly string[],
  upToSeq = Number.MAX_SAFE_INTEGER,
): Promise<UnreadRow[]> {
  const rows = await sql<UnreadRow>`
    SELECT membership.conversation_id, unread.count, mention.seq AS mentioned_seq
    FROM conversation_members AS membership
    CROSS JOIN LATERAL (
      SELECT count(*) AS count FROM (
        SELECT FROM messages AS message
        WHERE message.conversation_id = membership.conversation_id AND message.seq > membership.read_seq
          AND message.seq <= ${upToSeq} AND message.sender_id <> ${memberId} LIMIT ${UNREAD_COUNT_MAX}
      ) AS counted
    ) AS unread
    LEFT JOIN LATERAL (
      SELECT min(mentioned.seq) AS seq FROM mentions AS mentioned
      WHERE mentioned.conversation_id = membership.conversation_id AND mentioned.member_id = ${memberId}
        AND mentioned.seq > membership.read_seq AND mentioned.seq <= ${upToSeq}
    ) AS mention ON true
    WHERE membership.member_id = ${memberId} AND membership.conversation_id = any(${conversationIds}::uuid[])
  `.execute(db)
  return rows.rows
}
