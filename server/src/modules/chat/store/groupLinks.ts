import { type Selectable, sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { GroupLinksTable } from '../../../schema/tables.ts'

export type LinkRow = Selectable<GroupLinksTable>

const columns = [
  'id',
  'conversation_id',
  'made_by',
  'token_hash',
  'made_at',
  'expires_at',
  'revoked_at',
  'uses',
] as const

export async function insertLink(db: Queryable, link: Omit<LinkRow, 'revoked_at' | 'uses'>): Promise<void> {
  await db
    .insertInto('group_links')
    .values({ ...link, revoked_at: null })
    .execute()
}

export async function findLinkByHash(db: Queryable, tokenHash: Buffer): Promise<LinkRow | undefined> {
  return db.selectFrom('group_links').select(columns).where('token_hash', '=', tokenHash).executeTakeFirst()
}

/** Those that nobody took back and whose time has not come, newest first. */
export async function listLinks(db: Queryable, conversationId: string, now: Date): Promise<LinkRow[]> {
  return db
    .selectFrom('group_links')
    .select(columns)
    .where('conversation_id', '=', conversationId)
    .where('revoked_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export async function revokeLink(db: Queryable, id: string, now: Date): Promise<void> {
  await db.updateTable('group_links').set({ revoked_at: now }).where('id', '=', id).execute()
}

export async function countUse(db: Queryable, id: string): Promise<void> {
  await db.updateTable('group_links').set({ uses: sql<number>`uses + 1` }).where('id', '=', id).execute()
}
