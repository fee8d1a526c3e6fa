import { type Selectable, sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { DraftsTable } from '../../../schema/tables.ts'

export type DraftRow = Omit<Selectable<DraftsTable>, 'member_id'>

const columns = ['conversation_id', 'text', 'mentions', 'reply_to_seq', 'changed_at'] as const

export const readDrafts = (db: Queryable, memberId: string, conversationIds: readonly string[]): Promise<DraftRow[]> =>
  db
    .selectFrom('drafts')
    .select(columns)
    .where('member_id', '=', memberId)
    .where('conversation_id', '=', sql<string>`any(${conversationIds}::uuid[])`)
    .execute()

/** Keeps a draft unless a later one is kept. Answers the one that is kept then. */
export async function writeDraft(db: Queryable, memberId: string, draft: DraftRow): Promise<DraftRow> {
  const { conversation_id: conversationId } = draft
  const written = await db
    .insertInto('drafts')
    .values({ ...draft, member_id: memberId, mentions: JSON.stringify(draft.mentions) })
    .onConflict((conflict) =>
      conflict
        .columns(['member_id', 'conversation_id'])
        .doUpdateSet((excluded) => ({
          text: excluded.ref('excluded.text'),
          mentions: excluded.ref('excluded.mentions'),
          reply_to_seq: excluded.ref('excluded.reply_to_seq'),
          changed_at: excluded.ref('excluded.changed_at'),
        }))
        .whereRef('drafts.changed_at', '<=', sql.ref('excluded.changed_at')),
    )
    .returning(columns)
    .executeTakeFirst()
  const [kept = draft] = written ? [written] : await readDrafts(db, memberId, [conversationId])
  return kept
}
