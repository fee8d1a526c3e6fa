import type { Balance, Counterparty, WalletEntry } from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import type { EntryRow } from './store/entries.ts'
import type { NewEntry } from './store/records.ts'

/** @param held debits pending */
export const presentBalance = (currency: string, posted: bigint, held: bigint): Balance => ({
  currency,
  available: String(posted - held),
  held: String(held),
})

export const presentNewEntry = (entry: NewEntry, at: Date): WalletEntry => ({
  id: entry.id,
  kind: entry.kind,
  amount: String(entry.amount),
  currency: entry.currency,
  balance: String(entry.balance),
  with: entry.with,
  note: entry.note,
  referenceId: entry.referenceId,
  at: wireInstant(at),
})

export const withOf = (row: Pick<EntryRow, 'with_member_id' | 'with_name'>): Counterparty => ({
  memberId: row.with_member_id,
  name: row.with_name,
})

export const presentEntry = (row: EntryRow): WalletEntry => ({
  id: row.id,
  kind: row.kind,
  amount: row.amount,
  currency: row.currency,
  balance: row.balance,
  with: withOf(row),
  note: row.note,
  referenceId: row.reference_id,
  at: wireInstant(row.at),
})
