import type { Default } from './columns.ts'

/** A number that a member proved; without one where it was lost to another member. */
export interface PhoneNumbersTable {
  member_id: string
  /** Keyed hash, to look up by. */
  lookup: Buffer | null
  /** The number itself, encrypted for its member. */
  sealed: Buffer | null
  findable: Default<boolean>
  proven_at: Date | null
  lost_at: Date | null
}

/** A number whose code was sent and not given back yet; the code itself stands nowhere. */
export interface PhoneProofsTable {
  member_id: string
  id: string
  lookup: Buffer
  sealed: Buffer
  tries_left: number
  begun_at: Date
  expires_at: Date
}

/** Codes sent in the last day, to count them. */
export interface PhoneSendsTable {
  id: string
  member_id: string
  lookup: Buffer
  sent_at: Date
}
