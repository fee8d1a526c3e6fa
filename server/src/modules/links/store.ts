/** The only SQL on link previews. */
import type { Insertable } from 'kysely'
import type { Queryable } from '../../schema/index.ts'
import type { LinkPreviewsTable } from '../../schema/tables.ts'

export interface PreviewRow {
  url: string
  title: string
  description: string
  siteName: string
  hasPicture: boolean
  expiresAt: Date
  fileId: string | null
}

export const findRow = (db: Queryable, memberId: string, url: string): Promise<PreviewRow | undefined> =>
  db
    .selectFrom('link_previews')
    .select([
      'url',
      'title',
      'description',
      'site_name as siteName',
      'has_picture as hasPicture',
      'expires_at as expiresAt',
      'file_id as fileId',
    ])
    .where('member_id', '=', memberId)
    .where('url', '=', url)
    .executeTakeFirst()

/** In place of what was known of the page. */
export async function writeRow(db: Queryable, row: Insertable<LinkPreviewsTable>): Promise<void> {
  await db
    .insertInto('link_previews')
    .values(row)
    .onConflict((conflict) => conflict.columns(['member_id', 'url']).doUpdateSet(row))
    .execute()
}

export async function forgetPreviews(db: Queryable, madeBefore: Date): Promise<void> {
  await db.deleteFrom('link_previews').where('made_at', '<', madeBefore).execute()
}
