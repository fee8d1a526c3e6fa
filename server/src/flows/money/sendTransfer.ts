import { transfers } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import { accessForChange, appendMessage, memberIdsIn } from '../../modules/chat/index.ts'
import {
  findTransfer,
  insertTransfer,
  isSameTransfer,
  presentTransfer,
  TRANSFER_TERM_MS,
  type TransferRow,
  transferBodyOf,
} from '../../modules/transfers/index.ts'
import { checkPin, moveOrRefuse } from '../../modules/wallet/index.ts'
import { implement } from '../../schema/index.ts'
import type { FlowServices } from '../services.ts'

/**
 * The money is held in the ledger without a time-out there: when it goes back is decided by the transfer alone, so that
 * its state and the money never say different things.
 */
export const sendTransfer = ({ bus }: FlowServices) =>
  implement(transfers.send, async (tx, caller, { pinProof, ...input }) => {
    const { transferId, conversationId, amount, currency, note } = input
    const { conversation } = await accessForChange(tx.db, caller.memberId, conversationId)
    const known = await findTransfer(tx.db, transferId)
    if (known) {
      if (!isSameTransfer(known, caller.memberId, input)) throw refuse('wallet.idUsed')
      return { transfer: presentTransfer(known) }
    }
    const toId = (await memberIdsIn(tx.db, conversationId)).find((memberId) => memberId !== caller.memberId)
    if (conversation.kind !== 'direct' || toId === undefined) throw refuse('transfers.directOnly')
    const sent = { id: transferId, toId, amount, currency, note, state: 'waiting' as const }
    const { seq } = await appendMessage(tx, bus, {
      conversationId,
      senderId: caller.memberId,
      messageId: transferId,
      body: transferBodyOf(sent),
    })
    const expiresAt = new Date(tx.now.getTime() + TRANSFER_TERM_MS)
    const times = { sentAt: tx.now, expiresAt, settledAt: null }
    const transfer: TransferRow = { ...sent, ...times, conversationId, seq, fromId: caller.memberId }
    if (!(await insertTransfer(tx.db, transfer))) throw refuse('wallet.idUsed')
    await checkPin(tx, caller, { amount: BigInt(amount), currency }, pinProof)
    await moveOrRefuse(tx, {
      id: transferId,
      from: { memberId: caller.memberId },
      to: { memberId: toId },
      amount: BigInt(amount),
      currency,
      phase: 'hold',
      kind: 'transfer',
      note,
      referenceId: transferId,
      actor: caller,
      spends: true,
    })
    return { transfer: presentTransfer(transfer) }
  })
