import type {
  AnyHistoryItem,
  Background,
  DisappearAfter,
  HistoryBody,
  JoinHistory,
  Mention,
  Message,
  MessageBody,
  ReportReason,
  Role,
} from '@sampan/contract'
import type { Generated, GeneratedAlways } from 'kysely'
import type { Default, Json } from './columns.ts'

export interface ConversationsTable {
  id: string
  kind: 'direct' | 'group'
  title: string | null
  /** Both member ids of a direct conversation, sorted and joined; null for groups. */
  direct_key: string | null
  last_seq: Default<number>
  created_at: Date
  posting: Default<'everyone' | 'admins'>
  slow_seconds: Default<number>
  inviting: Default<'everyone' | 'admins'>
  approval: Default<boolean>
  history: Default<JoinHistory>
  /** In seconds; null where messages stay. */
  disappear_after: DisappearAfter | null
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
  invited_by: string | null
  nickname: string | null
  /** Who took it out, of someone who is out. */
  removed_by: string | null
  /** When it last wrote while the group went slowly. */
  spoke_at: Date | null
  told_seq: number | null
  archived_seq: number | null
  hidden_seq: number | null
  marked_unread: Default<boolean>
  strong_alert: Default<boolean>
  background: Json<Background> | null
  /** Follows from `background`. */
  background_file_id: GeneratedAlways<string | null>
}
/** Not sent yet; see the migration. */
export interface DraftsTable {
  member_id: string
  conversation_id: string
  text: string
  mentions: Json<Mention[]>
  reply_to_seq: number | null
  changed_at: Date
}
/** A stretch whose messages go after a time; see the migration. */
export interface DisappearingTable {
  conversation_id: string
  from_seq: number
  to_seq: number | null
  after_seconds: number
  done_seq: number
}
/** How long messages are kept, as it was set; see the migration. */
export interface RetentionChangesTable {
  id: Generated<number>
  conversation_kind: 'direct' | 'group'
  subject: 'messages' | 'media'
  days: number | null
  set_by: string
  set_at: Date
}
/** How far a conversation is cleared of what is not kept any longer. */
export interface RetainedTable {
  conversation_id: string
  messages_seq: number
  media_seq: number
}
export interface GroupLinksTable {
  id: string
  conversation_id: string
  made_by: string
  token_hash: Buffer
  made_at: Date
  expires_at: Date | null
  revoked_at: Date | null
  uses: Default<number>
}
export interface GroupRequestsTable {
  conversation_id: string
  member_id: string
  invited_by: string
  link_id: string | null
  asked_at: Date
}
export interface GroupNoticesTable {
  conversation_id: string
  id: string
  written_by: string
  text: string
  written_at: Date
}
export interface GroupNoticeReadersTable {
  notice_id: string
  member_id: string
  confirmed_at: Date
}
export interface ReportsTable {
  id: string
  reported_by: string
  kind: 'messages' | 'member' | 'group'
  conversation_id: string | null
  member_id: string | null
  reason: ReportReason
  words: string
  messages: Json<Message[]>
  reported_at: Date
  closed_at: Date | null
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
  edited_at: Date | null
  /** Of what was sent, where the body says something else now. */
  sent_digest: Buffer | null
}
export interface ReactionsTable {
  conversation_id: string
  seq: number
  member_id: string
  emoji: string
}
export interface VoicePlaysTable {
  conversation_id: string
  seq: number
  member_id: string
  /** Whether the sender was told. */
  told: boolean
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
/** The messages that another one was made of. */
export interface MessageHistoriesTable {
  conversation_id: string
  message_id: string
  sender_id: string
  body: Json<HistoryBody>
  items: Json<AnyHistoryItem[]>
  created_at: Date
}
/** Where a file stands: whoever may see the message may fetch the file. */
export interface FilePlacesTable {
  file_id: string
  conversation_id: string
  seq: number
}
