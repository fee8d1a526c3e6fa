/** The only door to a packet: who sees its message sees it, and to others it does not exist. */
import { refuse } from '../../kernel/errors.ts'
import type { Queryable } from '../../schema/index.ts'
import { whoSees } from '../chat/index.ts'
import { findPacket, type PacketRow } from './store/packets.ts'

/** Throws `redPackets.notFound`. */
export async function accessPacket(db: Queryable, memberId: string, packetId: string): Promise<PacketRow> {
  const packet = await findPacket(db, packetId)
  const [sees] = packet ? await whoSees(db, [{ ...packet, memberId }]) : []
  if (!packet || !sees) throw refuse('redPackets.notFound')
  return packet
}
