import type { RedPacketState, RedPacketWay } from '@sampan/contract'
import type { ColumnType } from 'kysely'
import type { Digits } from './columns.ts'

export interface RedPacketsTable {
  /** Also the id of its account in the ledger, and of the movement that filled it. */
  id: string
  /** The message in which it stands. */
  conversation_id: string
  seq: number
  sender_id: string
  way: RedPacketWay
  for_ids: string[]
  except_id: string | null
  greeting: string
  cover: string
  currency: string
  total: Digits
  shares: ColumnType<number[], string[], never>
  /** Places among the shares that nobody took, in the order in which they go. */
  free: number[]
  state: RedPacketState
  sent_at: Date
  expires_at: Date
  ended_at: Date | null
  luckiest_id: string | null
}
export interface RedPacketClaimsTable {
  packet_id: string
  member_id: string
  place: number
  amount: Digits
  at: Date
  transfer_id: string
}
