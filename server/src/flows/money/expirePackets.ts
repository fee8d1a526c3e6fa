import { changeBodies } from '../../modules/chat/index.ts'
import {
  listClaims,
  lockExpiredPackets,
  type PacketRow,
  packetBodyOf,
  restOf,
  updatePackets,
} from '../../modules/redPackets/index.ts'
import { type Move, moveMoney } from '../../modules/wallet/index.ts'
import type { Writing } from '../../schema/index.ts'
import type { FlowServices } from '../services.ts'

const AT_ONCE = 100

/** Gives back what nobody took in time. Packets of which somebody takes just now are left alone. */
export async function expirePackets({ transactions }: Pick<FlowServices, 'transactions'>): Promise<void> {
  for (;;) {
    const found = await transactions.write(async (tx) => {
      const packets = await lockExpiredPackets(tx.db, tx.now, AT_ONCE)
      for (const outcome of await moveMoney(
        tx,
        packets.map((packet) => returnOf(tx, packet)),
      )) {
        // What lies in a packet can always go back: not to be able to is a fault of ours.
        if (outcome.outcome === 'refused') throw new Error(`A red packet could not go back: ${outcome.code}`)
      }
      await end(tx, packets)
      return packets.length
    })
    if (found < AT_ONCE) return
  }
}

const returnOf = (tx: Writing, packet: PacketRow): Move => ({
  id: tx.newId(),
  from: { accountId: packet.id },
  to: { memberId: packet.senderId },
  amount: restOf(packet),
  currency: packet.currency,
  phase: 'now',
  kind: 'redPacketReturned',
  note: packet.greeting,
  referenceId: packet.id,
  with: { to: { memberId: null, name: null } },
  actor: { memberId: null, deviceId: null },
  spends: false,
})

async function end(tx: Writing, packets: readonly PacketRow[]): Promise<void> {
  const ended = packets.map((packet): PacketRow => ({ ...packet, state: 'expired', endedAt: tx.now }))
  await updatePackets(tx.db, ended)
  const claims = await listClaims(
    tx.db,
    ended.map(({ id }) => id),
  )
  const takersOf = Map.groupBy(claims, ({ packetId }) => packetId)
  await changeBodies(
    tx,
    ended.map((packet) => {
      const takers = new Set(takersOf.get(packet.id)?.map(({ memberId }) => memberId))
      const { conversationId, seq } = packet
      const bodyFor = (memberId: string) => packetBodyOf(packet, takers.has(memberId))
      return { conversationId, seq, body: packetBodyOf(packet), bodyFor }
    }),
  )
}
