import { wallet } from '@sampan/contract'
import { implementLane } from '../../../schema/index.ts'
import { acceptPin, judgePin, newPinState, requireGoodPin } from '../pins.ts'
import type { WalletServices } from '../services.ts'
import { tellStanding } from '../standing.ts'
import { dropProofs, writeWallet } from '../store/wallets.ts'

/** Proofs that were made with the old PIN are good no more. */
export const changePin = (services: WalletServices) =>
  implementLane(wallet.changePin, async ({ memberId }, { current, next }) => {
    requireGoodPin(next)
    const judged = await judgePin(services, memberId, current)
    const hash = await services.pins.hash(next)
    return services.transactions.write(async (tx) => {
      await acceptPin(tx, memberId, judged)
      await dropProofs(tx.db, memberId)
      return { standing: tellStanding(tx, await writeWallet(tx.db, memberId, newPinState(hash))) }
    })
  })
