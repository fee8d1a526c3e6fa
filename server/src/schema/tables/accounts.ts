import type { AccountExport, Language } from '@sampan/contract'
import type { Default, Json } from './columns.ts'

export interface MembersTable {
  id: string
  handle: string
  name: string
  about: Default<string>
  region: string | null
  language: Language
  avatar_file_id: string | null
  contact_code: string
  password_hash: string | null
  demo: Default<boolean>
  /** How many recovery codes were not used yet; null where none were made. */
  recovery_left: Default<number | null>
  recovery_made_at: Default<Date | null>
  recovery_used_at: Default<Date | null>
  /** As in `two_step_secrets`, for whoever asks often. */
  two_step_since: Default<Date | null>
  handle_changed_at: Default<Date | null>
  /** When the account will be erased, because its owner asked for it. */
  deletes_at: Default<Date | null>
  /** Since when nothing is left of the account but its number. */
  deleted_at: Default<Date | null>
  created_at: Date
}
export interface DevicesTable {
  id: string
  member_id: string
  name: string
  /** SHA-256 of the session token; the token itself is nowhere. */
  token_hash: Buffer
  created_at: Date
  last_seen_at: Date
  ended_at: Date | null
}
export interface PasskeysTable {
  id: string
  member_id: string
  /** base64url, as WebAuthn gives it. */
  credential_id: string
  public_key: Buffer
  counter: number
  transports: string[]
  name: string
  created_at: Date
  last_used_at: Date | null
}
export interface PasskeyCeremoniesTable {
  id: string
  purpose: 'signUp' | 'signIn' | 'add' | 'prove'
  challenge: string
  /** What the ceremony was begun with, such as the handle of a sign-up or the member of an addition. */
  draft: Json<Record<string, string>>
  created_at: Date
}
export interface RecoveryCodesTable {
  member_id: string
  /** Keyed by the account key; the codes themselves are with their owner alone. */
  hash: Buffer
}
export interface TwoStepSecretsTable {
  member_id: string
  /** Sealed by the account key. */
  sealed: Buffer
  begun_at: Date
  confirmed_at: Date | null
  /** The time step of the last code that was taken: it and earlier ones are refused. */
  last_step: Default<number>
  wrong_tries: Default<number>
  locked_until: Date | null
}
export interface FormerHandlesTable {
  handle: string
  member_id: string
  kept_until: Date
}
export interface AccountExportsTable {
  id: string
  member_id: string
  /** That asked for it. */
  device_id: string
  language: Language
  with_files: boolean
  state: AccountExport['state']
  percent: Default<number>
  size_bytes: number | null
  created_at: Date
  expires_at: Date
}
