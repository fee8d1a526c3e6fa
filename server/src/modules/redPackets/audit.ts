/** What a packet says is in it must be in its account. */
import type { Queryable } from '../../schema/index.ts'
import { type AuditFault, pageAccounts } from '../ledger/index.ts'
import { countPackets, type PacketSum, sumPackets } from './store/audit.ts'

const PACKETS_AT_ONCE = 500

/** For the audit: shares taken and free come to the total, and what lies in the account is what can still be taken. */
export async function packetsMatch(db: Queryable): Promise<AuditFault | null> {
  let found = 0
  for await (const accounts of pageAccounts(db, 'redPacket', PACKETS_AT_ONCE)) {
    const sums = await sumPackets(
      db,
      accounts.map(({ id }) => id),
    )
    const byId = new Map(sums.map((sum) => [sum.id, sum]))
    for (const { id, creditsPosted, debitsPosted } of accounts) {
      const message = difference(id, byId.get(id), creditsPosted - debitsPosted)
      if (message !== null) return { check: 'packetsMatch', message }
    }
    found += sums.length
  }
  const strays = (await countPackets(db)) - found
  return strays === 0 ? null : { check: 'packetsMatch', message: `${strays} red packets have no account.` }
}

function difference(id: string, sum: PacketSum | undefined, balance: bigint): string | null {
  if (!sum) return `Account ${id} is of a red packet that does not exist.`
  const { isOpen, total, free, taken } = sum
  if (taken + free !== total) {
    return `Red packet ${id} held ${total}; ${taken} was taken and ${free} is free, which is something else.`
  }
  const rest = isOpen ? free : 0n
  return balance === rest ? null : `Red packet ${id} has ${rest} to give; its account has ${balance}.`
}
