/** The tables, by the module that owns them. Only that module's `store.ts` touches them. */

import type { Language, MessageBody, RelationState, Role } from '@sampan/contract'
import type { ColumnType, Generated } from 'kysely'

/** jsonb: read as its value, written as text. */
type Json<Value> = ColumnType<Value, string, string>
type Default<Value> = Generated<Value>

// accounts
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

// contacts
export interface RelationsTable {
  member_id: string
  other_id: string
  state: RelationState
  greeting: string | null
  remark: string | null
  blocked: Default<boolean>
  /** Requests sent by `member_id` to `other_id` on `requested_on`. */
  requests_today: Default<number>
  requested_on: Date | null
  changed_at: Date
}

// files
export interface FilesTable {
  id: string
  owner_id: string
  kind: 'picture' | 'avatar' | 'voice'
  media_type: string
  size_bytes: number
  width: number | null
  height: number | null
  placeholder: string | null
  created_at: Date
}

// chat
export interface ConversationsTable {
  id: string
  kind: 'direct' | 'group'
  title: string | null
  /** Both member ids of a direct conversation, sorted and joined; null for groups. */
  direct_key: string | null
  last_seq: Default<number>
  created_at: Date
}
export interface ConversationMembersTable {
  conversation_id: string
  member_id: string
  role: Role
  may_post: Default<boolean>
  /** Messages from here on are the member's to see. */
  first_seq: number
  read_seq: number
  muted: Default<boolean>
  pinned: Default<boolean>
  joined_at: Date
  left_at: Date | null
}
export interface MessagesTable {
  conversation_id: string
  seq: number
  id: string
  sender_id: string | null
  body: Json<MessageBody>
  reply_to_seq: number | null
  forwarded: Default<boolean>
  sent_at: Date
}
export interface ReactionsTable {
  conversation_id: string
  seq: number
  member_id: string
  emoji: string
}
export interface MentionsTable {
  conversation_id: string
  member_id: string
  seq: number
}
export interface HiddenMessagesTable {
  conversation_id: string
  member_id: string
  seq: number
}
/** Where a file stands: whoever may see the message may fetch the file. */
export interface FilePlacesTable {
  file_id: string
  conversation_id: string
  seq: number
}

export interface Database {
  members: MembersTable
  devices: DevicesTable
  passkeys: PasskeysTable
  passkey_ceremonies: PasskeyCeremoniesTable
  relations: RelationsTable
  files: FilesTable
  conversations: ConversationsTable
  conversation_members: ConversationMembersTable
  messages: MessagesTable
  reactions: ReactionsTable
  mentions: MentionsTable
  hidden_messages: HiddenMessagesTable
  file_places: FilePlacesTable
}
