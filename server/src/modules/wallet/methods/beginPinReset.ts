import { wallet } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { deviceSignedInAt } from '../../accounts/index.ts'
import { isFresh, RESET_OPEN_MS, RESET_WAIT_MS } from '../rules.ts'
import { pinRecordOf, presentStanding, tellStanding } from '../standing.ts'
import { lockWallet, writeWallet } from '../store/wallets.ts'
import { termsOf } from '../terms.ts'

/** One that is under way goes on as it is: asking again makes the waiting no longer and no shorter. */
export const beginPinReset = implement(wallet.beginPinReset, async (tx, { memberId, deviceId }) => {
  const row = await lockWallet(tx.db, memberId)
  const { isSet, reset } = pinRecordOf(row)
  if (!isSet) throw refuse('wallet.pinNotSet')
  const signedInAt = await deviceSignedInAt(tx.db, deviceId)
  if (!signedInAt || !isFresh(signedInAt, tx.now)) throw refuse('wallet.signInAgain')
  if (reset && tx.now < reset.until) return { standing: presentStanding(termsOf(tx.config), row) }
  const from = new Date(tx.now.getTime() + RESET_WAIT_MS)
  const begun = await writeWallet(tx.db, memberId, {
    reset_from: from,
    reset_until: new Date(from.getTime() + RESET_OPEN_MS),
    reset_device_id: deviceId,
  })
  return { standing: tellStanding(tx, begun) }
})
