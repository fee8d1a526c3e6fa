import { wallet } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane } from '../../../schema/index.ts'
import { newPinState, requireGoodPin } from '../pins.ts'
import type { WalletServices } from '../services.ts'
import { tellStanding } from '../standing.ts'
import { lockWallet, readWallets, writeWallet } from '../store/wallets.ts'

/** A repeat hears that there is a PIN: to say whether it is the same one would be a way to guess it. */
export const setPin = ({ db, transactions, pins }: WalletServices) =>
  implementLane(wallet.setPin, async ({ memberId }, { pin }) => {
    const before = (await readWallets(db, [memberId])).get(memberId)
    if (before && before.pin_hash !== null) throw refuse('wallet.pinAlreadySet')
    requireGoodPin(pin)
    const hash = await pins.hash(pin)
    return transactions.write(async (tx) => {
      const row = await lockWallet(tx.db, memberId)
      if (row.pin_hash !== null) throw refuse('wallet.pinAlreadySet')
      return { standing: tellStanding(tx, await writeWallet(tx.db, memberId, newPinState(hash))) }
    })
  })
