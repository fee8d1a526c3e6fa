import { decimalText, type EntryKind, type Language } from '@sampan/contract'
import { receiptNumber } from '../receiptNumber.ts'
import type { EntryRow } from '../store/entries.ts'
import { bankInFiles } from './texts.ts'

/** A line of a statement as files show it; plain data, so that it can be handed to a worker. */
export interface Line {
  /** Milliseconds since 1970. */
  at: number
  kind: EntryKind
  name: string
  note: string
  /** Minor units with a sign, in digits. */
  amount: string
  balance: string
  currency: string
  reference: string
}

/** What an exported statement says at its top. */
export interface Heading {
  language: Language
  timeZone: string
  /** Of the organisation. */
  house: string
  owner: { name: string; handle: string }
  /** Milliseconds since 1970; null where the statement begins with its first line. */
  from: number | null
  before: number
  made: number
}

export const lineOf = (row: EntryRow, language: Language): Line => ({
  at: row.at.getTime(),
  kind: row.kind,
  name: bankInFiles(row.with_name ?? '', language),
  note: row.note,
  amount: row.amount,
  balance: row.balance,
  currency: row.currency,
  reference: receiptNumber(row.id),
})

/** With a point and all decimals, as machines read it. */
export const plainAmount = (minor: string, currency: string): string => decimalText(BigInt(minor), currency)
