/** Decisions about red packets: no clock, no database. Ordered ladders: the first reason that applies is the one told. */
import {
  type ErrorCode,
  RED_PACKET_SHARE_PART,
  RED_PACKET_SHARES_MAX,
  RED_PACKET_TERM_HOURS,
  type RedPacketState,
  type RedPacketWay,
} from '@sampan/contract'

export const PACKET_TERM_MS = RED_PACKET_TERM_HOURS * 3_600_000

export interface Sending {
  way: RedPacketWay
  count: number
  /** Of an exclusive one; else empty. */
  forIds: readonly string[]
  total: bigint
}

export interface SendRefusal {
  code: ErrorCode
  details?: Record<string, unknown>
}

/** The most that a share may hold on average, by what its sender may pay at once; null is no limit. */
export const shareMaxOf = (paymentMax: bigint | null): bigint | null =>
  paymentMax === null ? null : paymentMax / BigInt(RED_PACKET_SHARE_PART)

/**
 * Whether a packet may be sent; null when it may.
 * @param memberIds everyone in the conversation, the sender among them
 */
export function decideSend(
  sending: Sending,
  conversation: { kind: 'direct' | 'group'; senderId: string; memberIds: readonly string[] },
  shareMax: bigint | null,
): SendRefusal | null {
  const { way, count, forIds, total } = sending
  const { kind, senderId, memberIds } = conversation
  if (way === 'exclusive' && kind === 'direct') return { code: 'chat.groupOnly' }
  const others = new Set(memberIds.filter((memberId) => memberId !== senderId))
  if (!forIds.every((memberId) => others.has(memberId))) return { code: 'redPackets.notAllHere' }
  const max = kind === 'direct' ? 1 : Math.min(RED_PACKET_SHARES_MAX, memberIds.length)
  if (count > max) return { code: 'redPackets.tooManyShares', details: { max } }
  if (total < BigInt(count)) return { code: 'redPackets.sharesTooSmall' }
  if (shareMax !== null && total > shareMax * BigInt(count))
    return { code: 'redPackets.sharesTooLarge', details: { max: String(shareMax) } }
  return null
}

/** What of a packet decides who may take of it. */
export interface Openness {
  state: RedPacketState
  /** Of an exclusive one: who may take. Null is everyone who sees it. */
  forIds: readonly string[] | null
  /** A present to one person is not for who gives it. */
  exceptId: string | null
  expiresAt: Date
  /** The shares that nobody took, by their places, in the order in which they go. */
  free: readonly number[]
}

/** Whether a member may take a share; null when it may. Of who took one already, or does not see it, is not asked here. */
export function decideClaim(packet: Openness, memberId: string, now: Date): ErrorCode | null {
  if (packet.exceptId === memberId || packet.forIds?.includes(memberId) === false) return 'redPackets.notForYou'
  if (packet.state === 'empty' || packet.free.length === 0) return 'redPackets.empty'
  if (packet.state === 'expired' || packet.expiresAt <= now) return 'redPackets.expired'
  return null
}

export interface ClaimRequest {
  packetId: string
  memberId: string
}

export interface Share {
  place: number
  amount: bigint
}

export type ClaimDecision<Claim> =
  | { outcome: 'take'; share: Share }
  /** The member took one before, or earlier in this batch: then the answer is that of the item with that number. */
  | { outcome: 'taken'; claim: Claim }
  | { outcome: 'again'; first: number }
  | { outcome: 'refused'; code: ErrorCode }

/** What a batch of claims is decided by. */
export interface ClaimWorld<Claim> {
  now: Date
  packets: ReadonlyMap<string, Openness & { shares: readonly bigint[] }>
  /** What was taken before, by `claimKey`. */
  claims: ReadonlyMap<string, Claim>
  /** Who sees which packet's message, by `claimKey`. */
  seen: ReadonlySet<string>
}

export const claimKey = ({ packetId, memberId }: ClaimRequest): string => `${packetId} ${memberId}`

/** Decides claims exactly as if each came alone, in their order. */
export function decideClaims<Claim>(
  world: ClaimWorld<Claim>,
  requests: readonly ClaimRequest[],
): ClaimDecision<Claim>[] {
  const free = new Map([...world.packets].map(([id, packet]) => [id, [...packet.free]]))
  const firsts = new Map<string, number>()
  return requests.map((request, index): ClaimDecision<Claim> => {
    const key = claimKey(request)
    const claim = world.claims.get(key)
    if (claim !== undefined) return { outcome: 'taken', claim }
    const first = firsts.get(key)
    if (first !== undefined) return { outcome: 'again', first }
    firsts.set(key, index)
    const packet = world.packets.get(request.packetId)
    const places = free.get(request.packetId)
    if (!packet || !places || !world.seen.has(key)) return { outcome: 'refused', code: 'redPackets.notFound' }
    const code = decideClaim({ ...packet, free: places }, request.memberId, world.now)
    if (code) return { outcome: 'refused', code }
    const place = places.shift()
    const amount = place === undefined ? undefined : packet.shares[place]
    if (place === undefined || amount === undefined) throw new Error('A share that is free is there')
    return { outcome: 'take', share: { place, amount } }
  })
}

/** Who took the most; of equal shares whoever was first. Null unless chance had a say. */
export function luckiestOf(way: RedPacketWay, claims: readonly { memberId: string; amount: bigint }[]): string | null {
  if (way !== 'lucky' || claims.length < 2) return null
  return claims.reduce((best, claim) => (claim.amount > best.amount ? claim : best)).memberId
}

interface Sent extends Sending {
  senderId: string
  conversationId: string
  currency: string
  greeting: string
  cover: string
}

/** Whether a packet that is there already is the one that is to be sent: then it was sent before. */
export const isSamePacket = (known: Sent, sent: Sent): boolean =>
  known.senderId === sent.senderId &&
  known.conversationId === sent.conversationId &&
  known.way === sent.way &&
  known.count === sent.count &&
  known.forIds.join() === sent.forIds.join() &&
  known.total === sent.total &&
  known.currency === sent.currency &&
  known.greeting === sent.greeting &&
  known.cover === sent.cover
