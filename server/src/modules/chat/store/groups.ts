/** Notices of groups, and who asks to come into one. */
import { type Selectable, sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { GroupRequestsTable } from '../../../schema/tables.ts'

export interface NoticeRow {
  conversation_id: string
  id: string
  written_by: string
  text: string
  written_at: Date
  /** Whether the viewer has confirmed it. */
  confirmed: boolean
}

/** The notices of these groups as one member has them. */
export async function readNotices(
  db: Queryable,
  viewerId: string,
  conversationIds: readonly string[],
): Promise<NoticeRow[]> {
  const rows = await sql<NoticeRow>`
    SELECT notice.conversation_id, notice.id, notice.written_by, notice.text, notice.written_at,
      notice.written_by = ${viewerId} OR EXISTS (SELECT FROM group_notice_readers AS reader
        WHERE reader.notice_id = notice.id AND reader.member_id = ${viewerId}) AS confirmed
    FROM group_notices AS notice WHERE notice.conversation_id = any(${conversationIds}::uuid[])
  `.execute(db)
  return rows.rows
}

/** In place of the last one, whose readers are forgotten. */
export async function replaceNotice(
  db: Queryable,
  conversationId: string,
  notice: { id: string; writtenById: string; text: string; writtenAt: Date } | null,
): Promise<boolean> {
  const gone = await db.deleteFrom('group_notices').where('conversation_id', '=', conversationId).executeTakeFirst()
  if (!notice) return gone.numDeletedRows > 0n
  const { id, writtenById, text, writtenAt } = notice
  await db
    .insertInto('group_notices')
    .values({ conversation_id: conversationId, id, written_by: writtenById, text, written_at: writtenAt })
    .execute()
  return true
}

/** Returns whether it was not confirmed before. */
export async function confirm(db: Queryable, noticeId: string, memberId: string, now: Date): Promise<boolean> {
  const made = await db
    .insertInto('group_notice_readers')
    .values({ notice_id: noticeId, member_id: memberId, confirmed_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

export async function listNoticeReaderIds(db: Queryable, noticeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('group_notice_readers')
    .select('member_id')
    .where('notice_id', '=', noticeId)
    .orderBy('confirmed_at')
    .orderBy('member_id')
    .execute()
  return rows.map(({ member_id }) => member_id)
}

export interface NewRequest {
  memberId: string
  invitedById: string
  linkId: string | null
}

export type RequestRow = Omit<Selectable<GroupRequestsTable>, 'conversation_id'>

/** Returns how many are new. */
export async function insertRequests(
  db: Queryable,
  conversationId: string,
  requests: readonly NewRequest[],
  now: Date,
): Promise<number> {
  const made = await db
    .insertInto('group_requests')
    .values(
      requests.map(({ memberId, invitedById, linkId }) => ({
        conversation_id: conversationId,
        member_id: memberId,
        invited_by: invitedById,
        link_id: linkId,
        asked_at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(made.numInsertedOrUpdatedRows ?? 0n)
}

/** Returns how many there were. */
export async function deleteRequests(
  db: Queryable,
  conversationId: string,
  memberIds: readonly string[],
): Promise<number> {
  const gone = await db
    .deleteFrom('group_requests')
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', sql<string>`any(${memberIds}::uuid[])`)
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** Who asked first comes first. */
export async function listRequests(db: Queryable, conversationId: string): Promise<RequestRow[]> {
  return db
    .selectFrom('group_requests')
    .select(['member_id', 'invited_by', 'link_id', 'asked_at'])
    .where('conversation_id', '=', conversationId)
    .orderBy('asked_at')
    .orderBy('member_id')
    .execute()
}

export async function findRequest(
  db: Queryable,
  conversationId: string,
  memberId: string,
): Promise<RequestRow | undefined> {
  return db
    .selectFrom('group_requests')
    .select(['member_id', 'invited_by', 'link_id', 'asked_at'])
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
}

/** How many ask, for those groups where anyone does. */
export async function countRequests(db: Queryable, conversationIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('group_requests')
    .select((select) => ['conversation_id', select.fn.countAll<number>().as('count')])
    .where('conversation_id', '=', sql<string>`any(${conversationIds}::uuid[])`)
    .groupBy('conversation_id')
    .execute()
  return new Map(rows.map(({ conversation_id, count }) => [conversation_id, count]))
}
