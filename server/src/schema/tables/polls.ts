import type { PollState } from '@sampan/contract'

export interface PollsTable {
  id: string
  /** The message in which it stands. */
  conversation_id: string
  seq: number
  maker_id: string
  question: string
  options: string[]
  multiple: boolean
  anonymous: boolean
  ends_at: Date | null
  state: PollState
  created_at: Date
}
/** A row for each answer that a member chose. Of anonymous polls it says only to the member itself that it did. */
export interface PollVotesTable {
  poll_id: string
  member_id: string
  /** The place of the answer, from 0. */
  choice: number
  voted_at: Date
}
