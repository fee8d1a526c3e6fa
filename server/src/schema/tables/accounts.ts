import type { Language } from '@sampan/contract'
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
  purpose: 'signUp' | 'signIn' | 'add'
  challenge: string
  /** What the ceremony was begun with, such as the handle of a sign-up or the member of an addition. */
  draft: Json<Record<string, string>>
  created_at: Date
}
