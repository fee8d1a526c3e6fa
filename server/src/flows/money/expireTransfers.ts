import { lockExpiredTransfers } from '../../modules/transfers/index.ts'
import { moveMoney } from '../../modules/wallet/index.ts'
import type { FlowServices } from '../services.ts'
import { endingMove, endTransfers } from './endTransfer.ts'

const AT_ONCE = 100
const nobody = { memberId: null, deviceId: null }

/** Gives back what nobody answered in time. Those that somebody answers just now are left alone. */
export async function expireTransfers({ transactions }: FlowServices): Promise<void> {
  for (;;) {
    const found = await transactions.write(async (tx) => {
      const expired = await lockExpiredTransfers(tx.db, tx.now, AT_ONCE)
      const moves = expired.map((transfer) => endingMove(tx, transfer, 'expired', nobody))
      for (const outcome of await moveMoney(tx, moves)) {
        // What is held can always go back: not to be able to is a fault of ours.
        if (outcome.outcome === 'refused') throw new Error(`A transfer could not go back: ${outcome.code}`)
      }
      await endTransfers(tx, expired, 'expired')
      return expired.length
    })
    if (found < AT_ONCE) return
  }
}
