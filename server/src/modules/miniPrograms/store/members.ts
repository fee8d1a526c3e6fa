/** What members do with programs. */
import { RECENT_PROGRAMS_MAX } from '@sampan/contract'
import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { ProgramRow } from './programs.ts'

/** One member's list changes in one turn. */
export async function lockVisits(db: Queryable, memberId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`mini program visits ${memberId}`}, 0))`.execute(db)
}

export async function writeVisit(db: Queryable, memberId: string, programId: string, now: Date): Promise<void> {
  await db
    .insertInto('mini_program_visits')
    .values({ member_id: memberId, program_id: programId, opened_at: now, pinned: false })
    .onConflict((conflict) => conflict.columns(['member_id', 'program_id']).doUpdateSet({ opened_at: now }))
    .execute()
  await sql`
    DELETE FROM mini_program_visits WHERE member_id = ${memberId} AND NOT pinned AND program_id NOT IN (
      SELECT program_id FROM mini_program_visits WHERE member_id = ${memberId} AND NOT pinned
      ORDER BY opened_at DESC, program_id LIMIT ${RECENT_PROGRAMS_MAX}
    )
  `.execute(db)
}

export async function writePinned(
  db: Queryable,
  memberId: string,
  programId: string,
  pinned: boolean,
  now: Date,
): Promise<void> {
  await db
    .insertInto('mini_program_visits')
    .values({ member_id: memberId, program_id: programId, opened_at: now, pinned })
    .onConflict((conflict) => conflict.columns(['member_id', 'program_id']).doUpdateSet({ pinned }))
    .execute()
}

export async function countPinned(db: Queryable, memberId: string): Promise<number> {
  const row = await db
    .selectFrom('mini_program_visits')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('member_id', '=', memberId)
    .where('pinned', '=', true)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

export async function deleteVisit(db: Queryable, memberId: string, programId: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('mini_program_visits')
    .where('member_id', '=', memberId)
    .where('program_id', '=', programId)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

export type VisitRow = ProgramRow & { opened_at: Date; pinned: boolean }

export const listVisits = (db: Queryable, memberId: string): Promise<VisitRow[]> =>
  db
    .selectFrom('mini_program_visits as visit')
    .innerJoin('mini_programs as program', 'program.id', 'visit.program_id')
    .selectAll('program')
    .select(['visit.opened_at', 'visit.pinned'])
    .where('visit.member_id', '=', memberId)
    .orderBy('visit.pinned', 'desc')
    .orderBy('visit.opened_at', 'desc')
    .orderBy('program.id')
    .execute()

export const listVisitors = async (db: Queryable, programId: string): Promise<string[]> =>
  (await db.selectFrom('mini_program_visits').select('member_id').where('program_id', '=', programId).execute()).map(
    (row) => row.member_id,
  )

export interface PermissionRow {
  scope: string
  granted: boolean
  decided_at: Date
}

/** The latest of each scope. */
export const listPermissions = (db: Queryable, memberId: string, programId: string): Promise<PermissionRow[]> =>
  db
    .selectFrom('mini_program_permissions')
    .select(['scope', 'granted', 'decided_at'])
    .distinctOn('scope')
    .where('member_id', '=', memberId)
    .where('program_id', '=', programId)
    .orderBy('scope')
    .orderBy('id', 'desc')
    .execute()

export async function insertPermission(
  db: Queryable,
  row: {
    id: string
    member_id: string
    program_id: string
    scope: string
    granted: boolean
    decided_at: Date
    device_id: string
  },
): Promise<void> {
  await db.insertInto('mini_program_permissions').values(row).execute()
}

export async function insertLoginCode(
  db: Queryable,
  row: { code_hash: Buffer; program_id: string; member_id: string; expires_at: Date },
): Promise<void> {
  await db.insertInto('mini_program_login_codes').values(row).execute()
}

/** Once: whoever comes second finds none. */
export const takeLoginCode = (
  db: Queryable,
  codeHash: Buffer,
  now: Date,
): Promise<{ program_id: string; member_id: string } | undefined> =>
  db
    .deleteFrom('mini_program_login_codes')
    .where('code_hash', '=', codeHash)
    .where('expires_at', '>', now)
    .returning(['program_id', 'member_id'])
    .executeTakeFirst()

export async function forgetLoginCodes(db: Queryable, now: Date): Promise<void> {
  await db.deleteFrom('mini_program_login_codes').where('expires_at', '<=', now).execute()
}

export async function insertReport(
  db: Queryable,
  row: {
    id: string
    program_id: string
    member_id: string
    hash: string | null
    message: string
    details: string
    reported_at: Date
  },
): Promise<void> {
  await db.insertInto('mini_program_reports').values(row).execute()
}

export const listReports = (db: Queryable, programId: string, limit: number) =>
  db
    .selectFrom('mini_program_reports')
    .selectAll()
    .where('program_id', '=', programId)
    .orderBy('reported_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
