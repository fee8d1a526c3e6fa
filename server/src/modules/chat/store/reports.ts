import type { Selectable } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { ReportsTable } from '../../../schema/tables.ts'

export type ReportRow = Omit<Selectable<ReportsTable>, 'closed_at'>

export async function insertReport(db: Queryable, report: ReportRow): Promise<void> {
  await db
    .insertInto('reports')
    .values({ ...report, messages: JSON.stringify(report.messages), closed_at: null })
    .execute()
}

/** Those that nobody closed, the oldest first. */
export async function listOpenReports(db: Queryable): Promise<ReportRow[]> {
  return db
    .selectFrom('reports')
    .select(['id', 'reported_by', 'kind', 'conversation_id', 'member_id', 'reason', 'words', 'messages', 'reported_at'])
    .where('closed_at', 'is', null)
    .orderBy('reported_at')
    .orderBy('id')
    .execute()
}

/** Returns whether it was open. */
export async function closeReport(db: Queryable, id: string, now: Date): Promise<boolean> {
  const done = await db
    .updateTable('reports')
    .set({ closed_at: now })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
