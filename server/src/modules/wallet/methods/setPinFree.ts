import { wallet } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { decidePin } from '../rules.ts'
import { proofHash, requireCurrency } from '../spending.ts'
import { pinFreeOf, tellStanding } from '../standing.ts'
import { lockWallet, takeProof, writeWallet } from '../store/wallets.ts'
import { limitsOf, termsOf } from '../terms.ts'

/** To ask for the PIN more often is free; to ask for it less often takes the PIN. */
export const setPinFree = implement(wallet.setPinFree, async (tx, { memberId, deviceId }, input) => {
  const { currency, pinProof } = input
  const amount = BigInt(input.amount)
  requireCurrency(tx, currency)
  const terms = termsOf(tx.config)
  const row = await lockWallet(tx.db, memberId)
  const { pinFreeMax } = limitsOf(terms, row.tier, currency)
  if (amount > pinFreeMax) throw refuse('wallet.pinFreeTooHigh', { max: String(pinFreeMax), currency })
  const code = decidePin(row.pin_hash !== null, pinFreeOf(terms, row, currency), amount, pinProof !== undefined)
  if (code) throw refuse(code)
  const raises = amount > pinFreeOf(terms, row, currency)
  const act = { memberId, deviceId, currency, amount, now: tx.now }
  if (raises && !(pinProof !== undefined && (await takeProof(tx.db, proofHash(pinProof), act))))
    throw refuse('wallet.pinProofInvalid')
  const pinFree = { ...row.pin_free, [currency]: input.amount }
  return { standing: tellStanding(tx, await writeWallet(tx.db, memberId, { pin_free: JSON.stringify(pinFree) })) }
})
