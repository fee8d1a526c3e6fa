import type { RelationState } from '@sampan/contract'
import type { Default } from './columns.ts'

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
