import type { EntryKind, ExportFormat, ExportState, Language, StatementFilter } from '@sampan/contract'
import type { ColumnType } from 'kysely'
import type { Default, Digits, Json } from './columns.ts'

export interface WalletsTable {
  member_id: string
  tier: string | null
  frozen: Default<boolean>
  pin_hash: string | null
  /** Since the right one was last shown. */
  wrong_tries: Default<number>
  locked_until: Date | null
  reset_from: Date | null
  reset_until: Date | null
  reset_device_id: string | null
  /** Minor units by currency. */
  pin_free: ColumnType<Record<string, string>, string | undefined, string>
}
export interface WalletUsageTable {
  member_id: string
  currency: string
  day: Default<string>
  day_used: Default<Digits>
  month: Default<string>
  month_used: Default<Digits>
}
export interface WalletHoldsTable {
  id: string
  member_id: string
  currency: string
  amount: Digits
  spends: boolean
  held_at: Date
  ended_at: Date | null
}
/** One line for each member and movement. */
export interface WalletEntriesTable {
  member_id: string
  id: string
  /** In the order of the books, across all members. */
  place: Default<number>
  currency: string
  kind: EntryKind
  amount: Digits
  balance: Digits
  with_member_id: string | null
  with_name: string | null
  note: string
  /** Note and name, to be searched. */
  words: string
  reference_id: string | null
  at: Date
}
export interface WalletPinProofsTable {
  /** SHA-256; the proof itself is nowhere. */
  hash: Buffer
  member_id: string
  device_id: string
  currency: string
  amount_max: Digits
  expires_at: Date
}
export interface WalletExportsTable {
  id: string
  member_id: string
  format: ExportFormat
  language: Language
  filter: Json<StatementFilter>
  state: ExportState
  percent: Default<number>
  size_bytes: number | null
  created_at: Date
  expires_at: Date
}
