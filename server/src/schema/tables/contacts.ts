import type { RelationState } from '@sampan/contract'
import type { Default } from './columns.ts'

export interface RelationsTable {
  member_id: string
  other_id: string
  state: RelationState
  greeting: string | null
  remark: string | null
  blocked: Default<boolean>
  /** What `member_id` keeps about `other_id`, for itself. */
  starred: Default<boolean>
  tag_ids: Default<string[]>
  note: string | null
  phones: Default<string[]>
  /** Requests sent by `member_id` to `other_id` on `requested_on`. */
  requests_today: Default<number>
  requested_on: Date | null
  changed_at: Date
}

export interface ContactTagsTable {
  member_id: string
  id: string
  name: string
  made_at: Date
}
