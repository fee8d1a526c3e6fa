import { redPackets } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { readMembers } from '../../accounts/index.ts'
import { accessPacket } from '../access.ts'
import { presentPacket } from '../present.ts'
import { listClaims } from '../store/claims.ts'

export const getPacket = implement(redPackets.getPacket, async (tx, { memberId }, { packetId }) => {
  const row = await accessPacket(tx.db, memberId, packetId)
  const packet = presentPacket(row, await listClaims(tx.db, [packetId]), memberId, tx.now)
  const named = [packet.senderId, ...packet.forIds, ...packet.claims.map((claim) => claim.memberId)]
  const members = await readMembers(tx.db, [...new Set(named)])
  return { packet, members: [...members.values()] }
})
