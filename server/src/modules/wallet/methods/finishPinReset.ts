import { wallet } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { refuse } from '../../../kernel/errors.ts'
import type { MemberCaller } from '../../../kernel/method.ts'
import { implementLane, type Writing } from '../../../schema/index.ts'
import { deviceSignedInAt } from '../../accounts/index.ts'
import { newPinState, requireGoodPin } from '../pins.ts'
import { decideFinishReset } from '../rules.ts'
import type { WalletServices } from '../services.ts'
import { pinRecordOf, tellStanding } from '../standing.ts'
import { dropProofs, lockWallet, writeWallet } from '../store/wallets.ts'

/** Asked twice: before the PIN is hashed, which is slow on purpose, and when it is stored. */
export const finishPinReset = ({ transactions, pins }: WalletServices) =>
  implementLane(wallet.finishPinReset, async (caller, { pin }) => {
    await transactions.write((tx) => requireReset(tx, caller))
    requireGoodPin(pin)
    const hash = await pins.hash(pin)
    return transactions.write(async (tx) => {
      await requireReset(tx, caller)
      await dropProofs(tx.db, caller.memberId)
      return { standing: tellStanding(tx, await writeWallet(tx.db, caller.memberId, newPinState(hash))) }
    })
  })

async function requireReset(tx: Writing, { memberId, deviceId }: MemberCaller): Promise<void> {
  const record = pinRecordOf(await lockWallet(tx.db, memberId))
  const signedInAt = await deviceSignedInAt(tx.db, deviceId)
  if (!signedInAt) throw refuse('auth.required')
  const decided = decideFinishReset(record, { id: deviceId, signedInAt }, tx.now)
  if (decided) throw refuse(decided.refused, decided.from && { from: wireInstant(decided.from) })
}
