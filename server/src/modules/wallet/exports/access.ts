import type { WalletExport } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { refuse } from '../../../kernel/errors.ts'
import type { ExportRow } from '../store/exports.ts'

/** The only door to an export: its owner's, for a day. @throws Refusal `wallet.exportNotFound` */
export function accessExport(row: ExportRow | undefined, memberId: string, now: Date): ExportRow {
  if (row?.member_id !== memberId || row.expires_at <= now) throw refuse('wallet.exportNotFound')
  return row
}

export const blobOf = (exportId: string): string => `${exportId}.export`

export const presentExport = (row: ExportRow): WalletExport => ({
  id: row.id,
  format: row.format,
  state: row.state,
  percent: row.percent,
  sizeBytes: row.size_bytes,
  createdAt: wireInstant(row.created_at),
  expiresAt: wireInstant(row.expires_at),
})
