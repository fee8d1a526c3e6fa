import { redPackets } from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import { refuse } from '../../kernel/errors.ts'
import { accessPacket, decideClaim, findPacket, opennessOf, readClaims } from '../../modules/redPackets/index.ts'
import { implementLane, type Reading } from '../../schema/index.ts'
import type { FlowServices } from '../services.ts'
import type { SettledClaim } from './claimLane.ts'
import type { IncomingClaim } from './claimPackets.ts'

/** Packets of which there is nothing left. They never open again, so those who come late need not wait in the lane. */
const ENDED_MAX = 10_000

export const claimPacket = ({ transactions, claimLane }: Pick<FlowServices, 'transactions' | 'claimLane'>) => {
  const ended = new Set<string>()
  function remember(packetId: string): void {
    const [oldest] = ended
    if (ended.size >= ENDED_MAX && oldest !== undefined) ended.delete(oldest)
    ended.add(packetId)
  }

  return implementLane(redPackets.claim, async ({ memberId, deviceId }, { packetId }) => {
    const claim = { packetId, memberId, deviceId }
    const outcome = ended.has(packetId)
      ? await transactions.read((tx) => lookAfterEnd(tx, claim))
      : await claimLane.submit(claim)
    if (outcome.outcome === 'refused') {
      if (outcome.code === 'redPackets.empty' || outcome.code === 'redPackets.expired') remember(packetId)
      throw refuse(outcome.code, outcome.details)
    }
    return { amount: String(outcome.amount), currency: outcome.currency, at: wireInstant(outcome.at) }
  })
}

/** The member's own share first: whoever took one is answered it for ever. */
async function lookAfterEnd(tx: Reading, claim: IncomingClaim): Promise<SettledClaim> {
  const [taken] = await readClaims(tx.db, [claim])
  const packet = await (taken ? findPacket(tx.db, claim.packetId) : accessPacket(tx.db, claim.memberId, claim.packetId))
  if (taken && packet) return { outcome: 'taken', amount: taken.amount, currency: packet.currency, at: taken.at }
  const code = packet && decideClaim(opennessOf(packet), claim.memberId, tx.now)
  return { outcome: 'refused', code: code ?? 'redPackets.empty' }
}
