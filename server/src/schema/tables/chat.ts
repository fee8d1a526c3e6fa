import type { MessageBody, Role } from '@sampan/contract'
import type { Default, Json } from './columns.ts'

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
