import type { Transfer, TransferBody } from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import type { TransferRow } from './store.ts'

export const presentTransfer = (row: TransferRow): Transfer => ({
  ...row,
  sentAt: wireInstant(row.sentAt),
  expiresAt: wireInstant(row.expiresAt),
  settledAt: row.settledAt && wireInstant(row.settledAt),
})

/** What stands in the message. */
export const bodyOf = ({
  id,
  toId,
  amount,
  currency,
  note,
  state,
}: Pick<TransferRow, 'id' | 'toId' | 'amount' | 'currency' | 'note' | 'state'>): TransferBody => ({
  kind: 'transfer',
  transferId: id,
  toId,
  amount,
  currency,
  note,
  state,
})
