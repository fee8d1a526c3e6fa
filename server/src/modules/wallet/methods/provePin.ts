import { wallet } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { implementLane } from '../../../schema/index.ts'
import { acceptPin, judgePin } from '../pins.ts'
import { PROOF_MS } from '../rules.ts'
import type { WalletServices } from '../services.ts'
import { proofHash, requireCurrency } from '../spending.ts'
import { insertProof } from '../store/wallets.ts'

const PROOF_BYTES = 32

/** Its own transactions: a wrong try counts although it is refused, and no fast hash of a PIN is stored anywhere. */
export const provePin = (services: WalletServices) =>
  implementLane(wallet.provePin, async ({ memberId, deviceId }, { pin, amount, currency }) => {
    requireCurrency(services, currency)
    const judged = await judgePin(services, memberId, pin)
    const proof = services.random(PROOF_BYTES).toString('base64url')
    return services.transactions.write(async (tx) => {
      await acceptPin(tx, memberId, judged)
      const expiresAt = new Date(tx.now.getTime() + PROOF_MS)
      await insertProof(tx.db, {
        hash: proofHash(proof),
        member_id: memberId,
        device_id: deviceId,
        currency,
        amount_max: BigInt(amount),
        expires_at: expiresAt,
      })
      return { proof, expiresAt: wireInstant(expiresAt) }
    })
  })
