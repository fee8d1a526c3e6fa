import type { Default } from './columns.ts'

/** A stretch of a conversation; the words of its messages stand in the index behind its id. */
export interface SearchBlocksTable {
  id: Default<number>
  conversation_id: string
  first_seq: number
  /** How far the index reaches. */
  last_seq: number
  first_at: Date
  last_at: Date
}
export interface SearchEntriesTable {
  conversation_id: string
  seq: number
  sent_at: Date
  /** tsvector. */
  words: string
}
/** Messages whose words changed since they were taken in. */
export interface SearchChangesTable {
  id: Default<number>
  conversation_id: string
  seq: number
}
