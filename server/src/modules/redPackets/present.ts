import type { RedPacket, RedPacketBody, RedPacketLine } from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import { decideClaim, type Openness } from './rules.ts'
import type { ClaimRow } from './store/claims.ts'
import type { LineRow } from './store/history.ts'
import type { PacketRow } from './store/packets.ts'

export const opennessOf = (row: PacketRow): Openness => ({
  ...row,
  forIds: row.way === 'exclusive' ? row.forIds : null,
})

/** What lies in it still, or went back. */
export const restOf = ({ shares, free }: Pick<PacketRow, 'shares' | 'free'>): bigint =>
  free.reduce((rest, place) => rest + (shares[place] ?? 0n), 0n)

/**
 * A packet as a member sees it. Who can still open it is told no amounts, but its sender, who knows the total.
 * @param claims all of them, in their order
 */
export function presentPacket(row: PacketRow, claims: readonly ClaimRow[], viewerId: string, now: Date): RedPacket {
  const mine = claims.find(({ memberId }) => memberId === viewerId)
  const mayClaim = !mine && decideClaim(opennessOf(row), viewerId, now) === null
  const isSender = row.senderId === viewerId
  const isHidden = mayClaim && !isSender
  // Its time is over although nothing has brought the rest back yet: nobody is told that it is open.
  const state = row.state === 'open' && row.expiresAt <= now ? 'expired' : row.state
  return {
    id: row.id,
    conversationId: row.conversationId,
    seq: row.seq,
    senderId: row.senderId,
    way: row.way,
    forIds: row.forIds,
    greeting: row.greeting,
    cover: row.cover,
    state,
    count: row.shares.length,
    takenCount: claims.length,
    currency: row.currency,
    total: isHidden ? null : String(row.total),
    claims: isHidden ? [] : claims.toReversed().map(presentClaim),
    mine: mine ? { amount: String(mine.amount), at: wireInstant(mine.at) } : null,
    mayClaim,
    luckiestId: row.luckiestId,
    returned: isSender && row.state === 'expired' ? String(restOf(row)) : null,
    sentAt: wireInstant(row.sentAt),
    expiresAt: wireInstant(row.expiresAt),
    emptiedAt: row.state === 'empty' && row.endedAt ? wireInstant(row.endedAt) : null,
  }
}

const presentClaim = ({ memberId, amount, at }: ClaimRow) => ({
  memberId,
  amount: String(amount),
  at: wireInstant(at),
})

/** What stands in the message. */
export const bodyOf = (
  row: Pick<PacketRow, 'id' | 'way' | 'forIds' | 'greeting' | 'cover' | 'state'>,
  claimed = false,
): RedPacketBody => ({
  kind: 'redPacket',
  packetId: row.id,
  way: row.way,
  forIds: row.forIds,
  greeting: row.greeting,
  cover: row.cover,
  state: row.state,
  claimed,
})

export const presentLine = (row: LineRow): RedPacketLine => ({ ...row, at: wireInstant(row.at) })
