/**
 * Red packets: presents of money in a conversation. Other modules come in by this door only. What moves money are the
 * flows in `flows/money`.
 */
import type { Implementation } from '../../schema/index.ts'
import { getPacket } from './methods/getPacket.ts'
import { listHistory } from './methods/listHistory.ts'

export { accessPacket } from './access.ts'
export { packetsMatch } from './audit.ts'
export { bodyOf as packetBodyOf, opennessOf, presentPacket, restOf } from './present.ts'
export {
  type ClaimDecision,
  type ClaimRequest,
  claimKey,
  decideClaim,
  decideClaims,
  decideSend,
  isSamePacket,
  luckiestOf,
  PACKET_TERM_MS,
  shareMaxOf,
} from './rules.ts'
export { splitEqual, splitLucky } from './split.ts'
export { type ClaimRow, claimedAmong, insertClaims, listClaims, readClaims } from './store/claims.ts'
export {
  findPacket,
  insertPacket,
  lockExpired as lockExpiredPackets,
  lockPackets,
  type PacketRow,
  updatePackets,
} from './store/packets.ts'

export const redPacketsModule = (): Implementation[] => [getPacket, listHistory]
