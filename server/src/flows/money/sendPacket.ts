import { type InputOf, redPackets } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import { accessForChange, appendMessage, memberIdsIn } from '../../modules/chat/index.ts'
import { openAccounts } from '../../modules/ledger/index.ts'
import {
  decideSend,
  findPacket,
  insertPacket,
  isSamePacket,
  listClaims,
  PACKET_TERM_MS,
  type PacketRow,
  packetBodyOf,
  presentPacket,
  shareMaxOf,
  splitEqual,
  splitLucky,
} from '../../modules/redPackets/index.ts'
import { checkPin, moveOrRefuse, paymentMaxOf, requireCurrency } from '../../modules/wallet/index.ts'
import { implement } from '../../schema/index.ts'
import type { FlowServices } from '../services.ts'

type Split = InputOf<typeof redPackets.send>['split']

const splitOf = (split: Split) =>
  split.way === 'exclusive' ? { ...split, count: split.forIds.length } : { ...split, forIds: [] }

/** Splits a packet once and for all, and puts its money into an account of its own, from which claims are paid. */
export const sendPacket = ({ bus, random }: Pick<FlowServices, 'bus' | 'random'>) =>
  implement(redPackets.send, async (tx, caller, { pinProof, ...input }) => {
    const { packetId, conversationId, currency, greeting, cover } = input
    const { memberId: senderId } = caller
    const sending = { ...splitOf(input.split), total: BigInt(input.total) }
    const { way, count, forIds, total } = sending
    const { conversation } = await accessForChange(tx.db, senderId, conversationId)
    const known = await findPacket(tx.db, packetId)
    if (known) {
      const isSame = isSamePacket(
        { ...known, count: known.shares.length },
        { ...sending, senderId, conversationId, currency, greeting, cover },
      )
      if (!isSame) throw refuse('wallet.idUsed')
      return { packet: presentPacket(known, await listClaims(tx.db, [packetId]), senderId, tx.now) }
    }
    requireCurrency(tx, currency)
    const memberIds = await memberIdsIn(tx.db, conversationId)
    const shareMax = shareMaxOf(await paymentMaxOf(tx, senderId, currency))
    const refusal = decideSend(sending, { kind: conversation.kind, senderId, memberIds }, shareMax)
    if (refusal) throw refuse(refusal.code, refusal.details && { ...refusal.details, currency })

    const made = { id: packetId, way, forIds, greeting, cover, state: 'open' as const }
    const { seq } = await appendMessage(tx, bus, {
      conversationId,
      senderId,
      messageId: packetId,
      body: packetBodyOf(made),
      mentionedIds: forIds,
    })
    const shares = (way === 'lucky' ? splitLucky : splitEqual)(random, total, count)
    const packet: PacketRow = {
      ...made,
      conversationId,
      seq,
      senderId,
      exceptId: conversation.kind === 'direct' ? senderId : null,
      currency,
      total,
      shares,
      free: [...shares.keys()],
      sentAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + PACKET_TERM_MS),
      endedAt: null,
      luckiestId: null,
    }
    if (!(await insertPacket(tx.db, packet))) throw refuse('wallet.idUsed')
    await openAccounts(tx, [
      { id: packetId, ownerId: packetId, kind: 'redPacket', currency, debitsMustNotExceedCredits: true },
    ])
    await checkPin(tx, caller, { amount: total, currency }, pinProof)
    const takers = conversation.kind === 'direct' ? memberIds.filter((memberId) => memberId !== senderId) : forIds
    await moveOrRefuse(tx, {
      id: packetId,
      from: { memberId: senderId },
      to: { accountId: packetId },
      amount: total,
      currency,
      phase: 'now',
      kind: 'redPacketSent',
      note: greeting,
      referenceId: packetId,
      // Where it is for one person, the statement says for whom.
      with: { from: { memberId: takers.length === 1 ? (takers[0] ?? null) : null, name: null } },
      actor: caller,
      spends: true,
    })
    return { packet: presentPacket(packet, [], senderId, tx.now) }
  })
