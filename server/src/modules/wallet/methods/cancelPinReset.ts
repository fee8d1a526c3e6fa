import { wallet } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { noReset } from '../pins.ts'
import { tellStanding } from '../standing.ts'
import { lockWallet, writeWallet } from '../store/wallets.ts'

export const cancelPinReset = implement(wallet.cancelPinReset, async (tx, { memberId }) => {
  const row = await lockWallet(tx.db, memberId)
  if (row.reset_from === null) throw refuse('wallet.pinResetNotBegun')
  return { standing: tellStanding(tx, await writeWallet(tx.db, memberId, noReset)) }
})
