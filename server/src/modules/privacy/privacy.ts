import type { Privacy } from '@sampan/contract'
import type { Queryable } from '../../schema/index.ts'
import { listReadingSilently, readPrivacy } from './store.ts'

/** What nobody has changed. */
const open: Privacy = { online: true, typing: true, readReceipts: true, lastSeen: true, linkPreviews: true }

export async function privacyOf(db: Queryable, memberId: string): Promise<Privacy> {
  return (await readPrivacy(db, memberId)) ?? open
}

export const showsTyping = async (db: Queryable, memberId: string): Promise<boolean> =>
  (await privacyOf(db, memberId)).typing

/** Those of these members who let others see how far they have read. */
export async function showingReads(db: Queryable, memberIds: readonly string[]): Promise<Set<string>> {
  const away = new Set(await listReadingSilently(db, memberIds))
  return new Set(memberIds.filter((memberId) => !away.has(memberId)))
}
