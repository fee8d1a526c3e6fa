/** A batch of claims on red packets in one transaction, as if each came alone, in the order of arrival. */
import type { ErrorCode } from '@sampan/contract'
import { changeBodies, whoSees } from '../../modules/chat/index.ts'
import {
  type ClaimDecision,
  type ClaimRequest,
  type ClaimRow,
  claimKey,
  decideClaims,
  insertClaims,
  listClaims,
  lockPackets,
  luckiestOf,
  opennessOf,
  type PacketRow,
  packetBodyOf,
  readClaims,
  updatePackets,
} from '../../modules/redPackets/index.ts'
import { type Actor, type Move, moveMoney } from '../../modules/wallet/index.ts'
import type { Writing } from '../../schema/index.ts'

export interface IncomingClaim extends ClaimRequest {
  deviceId: string
}

export type ClaimOutcome =
  | { outcome: 'taken'; amount: bigint; currency: string; at: Date }
  | { outcome: 'refused'; code: ErrorCode; details?: Record<string, unknown> }
  /** It was found empty, yet a share came back that somebody before it could not take: it must be tried once more. */
  | { outcome: 'later' }

interface Take {
  packet: PacketRow
  claim: ClaimRow
  actor: Actor
}

/** One outcome for each claim, in their order. */
export async function settleClaims(tx: Writing, claims: readonly IncomingClaim[]): Promise<ClaimOutcome[]> {
  const locked = await lockPackets(
    tx.db,
    claims.map(({ packetId }) => packetId),
  )
  const packets = new Map(locked.map((packet) => [packet.id, packet]))
  const decisions = decideClaims(await readWorld(tx, packets, claims), claims)
  const takes = takesOf(tx, packets, claims, decisions)
  const moved = await moveMoney(
    tx,
    [...takes.values()].map((take) => moveOf(take)),
  )

  const refused = new Map<number, ClaimOutcome>()
  const returnedTo = new Set<string>()
  const done: Take[] = []
  for (const [place, [index, take]] of [...takes].entries()) {
    const outcome = moved[place]
    if (outcome?.outcome === 'refused') {
      refused.set(index, outcome)
      returnedTo.add(take.packet.id)
    } else done.push(take)
  }
  await write(tx, done)

  const outcomes: ClaimOutcome[] = []
  for (const [index, decision] of decisions.entries())
    outcomes.push(
      outcomeOf(decision, refused.get(index), outcomes, packets.get(claims[index]?.packetId ?? ''), tx.now, returnedTo),
    )
  return outcomes
}

async function readWorld(tx: Writing, packets: ReadonlyMap<string, PacketRow>, claims: readonly IncomingClaim[]) {
  const known = claims.flatMap(({ packetId, memberId }) => {
    const packet = packets.get(packetId)
    return packet ? [{ packetId, memberId, conversationId: packet.conversationId, seq: packet.seq }] : []
  })
  const taken = await readClaims(tx.db, known)
  const sees = await whoSees(tx.db, known)
  return {
    now: tx.now,
    packets: new Map([...packets].map(([id, packet]) => [id, { ...opennessOf(packet), shares: packet.shares }])),
    claims: new Map(taken.map((claim) => [claimKey(claim), claim])),
    seen: new Set(known.filter((_, index) => sees[index]).map(claimKey)),
  }
}

/** Those that take a share, by their numbers. */
function takesOf(
  tx: Writing,
  packets: ReadonlyMap<string, PacketRow>,
  claims: readonly IncomingClaim[],
  decisions: readonly ClaimDecision<ClaimRow>[],
): Map<number, Take> {
  const takes = new Map<number, Take>()
  for (const [index, decision] of decisions.entries()) {
    const incoming = claims[index]
    const packet = incoming && packets.get(incoming.packetId)
    if (decision.outcome !== 'take' || !incoming || !packet) continue
    const { packetId, memberId, deviceId } = incoming
    const claim = { packetId, memberId, ...decision.share, at: tx.now, transferId: tx.newId() }
    takes.set(index, { packet, claim, actor: { memberId, deviceId } })
  }
  return takes
}

const moveOf = ({ packet, claim, actor }: Take): Move => ({
  id: claim.transferId,
  from: { accountId: packet.id },
  to: { memberId: claim.memberId },
  amount: claim.amount,
  currency: packet.currency,
  phase: 'now',
  kind: 'redPacketReceived',
  note: packet.greeting,
  referenceId: packet.id,
  with: { to: { memberId: packet.senderId, name: null } },
  actor,
  spends: false,
})

/** Writes down who took what, and tells: each who took, the sender, and everyone once nothing is left. */
async function write(tx: Writing, takes: readonly Take[]): Promise<void> {
  if (takes.length === 0) return
  await insertClaims(
    tx.db,
    takes.map(({ claim }) => claim),
  )
  const byPacket = [...Map.groupBy(takes, ({ packet }) => packet)]
  const left = byPacket.map(([packet, taken]) => {
    const places = new Set(taken.map(({ claim }) => claim.place))
    return { packet, taken, free: packet.free.filter((place) => !places.has(place)) }
  })
  const emptied = left.filter(({ free }) => free.length === 0).map(({ packet }) => packet.id)
  const claimsOf = Map.groupBy(await listClaims(tx.db, emptied), ({ packetId }) => packetId)
  const changed = left.map(({ packet, taken, free }) => {
    const isEmpty = free.length === 0
    const claims = claimsOf.get(packet.id) ?? []
    const now: PacketRow = isEmpty
      ? { ...packet, free, state: 'empty', endedAt: tx.now, luckiestId: luckiestOf(packet.way, claims) }
      : { ...packet, free }
    return { packet: now, memberIds: taken.map(({ claim }) => claim.memberId), claims }
  })
  await updatePackets(
    tx.db,
    changed.map(({ packet }) => packet),
  )
  await changeBodies(
    tx,
    changed.flatMap(({ packet, claims }) => {
      if (packet.state !== 'empty') return []
      const takers = new Set(claims.map(({ memberId }) => memberId))
      const { conversationId, seq } = packet
      const bodyFor = (memberId: string) => packetBodyOf(packet, takers.has(memberId))
      return [{ conversationId, seq, body: packetBodyOf(packet), bodyFor }]
    }),
  )
  for (const { packet, memberIds } of changed) tell(tx, packet, memberIds)
}

function tell(tx: Writing, packet: PacketRow, memberIds: string[]): void {
  const { id: packetId, conversationId, seq, senderId, shares, free, state } = packet
  if (state === 'open')
    tx.emit('chat.bodyChanged', memberIds, { conversationId, seq, body: packetBodyOf(packet, true) })
  const [count, takenCount] = [shares.length, shares.length - free.length]
  tx.emit('redPackets.taken', [senderId], { packetId, conversationId, seq, memberIds, takenCount, count, state })
}

function outcomeOf(
  decision: ClaimDecision<ClaimRow>,
  refused: ClaimOutcome | undefined,
  before: readonly ClaimOutcome[],
  packet: PacketRow | undefined,
  now: Date,
  returnedTo: ReadonlySet<string>,
): ClaimOutcome {
  const currency = packet?.currency ?? ''
  switch (decision.outcome) {
    case 'take':
      return refused ?? { outcome: 'taken', amount: decision.share.amount, currency, at: now }
    case 'taken':
      return { outcome: 'taken', amount: decision.claim.amount, currency, at: decision.claim.at }
    case 'again':
      return before[decision.first] ?? { outcome: 'later' }
    case 'refused':
      return decision.code === 'redPackets.empty' && packet && returnedTo.has(packet.id)
        ? { outcome: 'later' }
        : decision
  }
}
