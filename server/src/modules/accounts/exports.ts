/** Everything of a member as one file: the door to it, and its end. `flows` makes it, since it is of all modules. */
import type { AccountExport } from '@sampan/contract'
import type { Blobs } from '../../kernel/blobs.ts'
import { wireInstant } from '../../kernel/clock.ts'
import { refuse } from '../../kernel/errors.ts'
import type { Queryable } from '../../schema/index.ts'
import { deleteExport, type ExportRow, listExpiredExports } from './store/exports.ts'

export type { ExportRow } from './store/exports.ts'

/** For a week. */
export const EXPORT_KEPT_MS = 7 * 86_400_000

export const exportBlobOf = (exportId: string): string => `${exportId}.account`

/** Its owner's alone. @throws Refusal `accounts.exportNotFound` */
export function accessExport(row: ExportRow | undefined, memberId: string, now: Date): ExportRow {
  if (row?.member_id !== memberId || row.expires_at <= now) throw refuse('accounts.exportNotFound')
  return row
}

export const presentExport = (row: ExportRow): AccountExport => ({
  id: row.id,
  state: row.state,
  withFiles: row.with_files,
  percent: row.percent,
  sizeBytes: row.size_bytes,
  createdAt: wireInstant(row.created_at),
  expiresAt: wireInstant(row.expires_at),
})

/** Deletes what is older than a week. */
export async function sweepAccountExports(db: Queryable, blobs: Blobs, now: Date): Promise<void> {
  for (const { id } of await listExpiredExports(db, now)) {
    // The bytes first: the row is what remembers that there are some.
    await blobs.remove(exportBlobOf(id))
    await deleteExport(db, id)
  }
}
