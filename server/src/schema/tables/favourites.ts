import type { AnyHistoryItem, MessageBody } from '@sampan/contract'
import type { Json } from './columns.ts'

export interface FavouritesTable {
  id: string
  member_id: string
  /** Where it stood. */
  conversation_id: string
  seq: number
  sender_id: string
  sent_at: Date
  body: Json<MessageBody>
  /** What the body shows: these files are kept with it. */
  file_ids: string[]
  /** What a kept history holds; null for other kinds. */
  items: Json<AnyHistoryItem[]> | null
  note: string
  tags: string[]
  kept_at: Date
}
