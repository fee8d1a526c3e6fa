/** Paying by code: scanned by the payer, or shown to be scanned. See README.md. */
import type { Implementation, Writing } from '../../schema/index.ts'
import { cancelCharge } from './methods/cancelCharge.ts'
import { charge } from './methods/charge.ts'
import { confirmCharge } from './methods/confirmCharge.ts'
import { declineCharge } from './methods/declineCharge.ts'
import { getCharge } from './methods/getCharge.ts'
import { issueCodes } from './methods/issueCodes.ts'
import { listReceived } from './methods/listReceived.ts'
import { listWaitingCharges } from './methods/listWaitingCharges.ts'
import { pay } from './methods/pay.ts'
import { resolveCode } from './methods/resolveCode.ts'
import { CODE_KEPT_MS } from './rules.ts'
import type { PaymentsServices } from './services.ts'
import { deleteCodes } from './store.ts'

export { expireCharges } from './charges.ts'
export { readCodeKey } from './codeKey.ts'
export { createPayLane, type PayLane } from './payLane.ts'
export { sumByQuarter as sumPayments } from './store.ts'

export const paymentsModule = (services: PaymentsServices): Implementation[] => [
  pay(services),
  resolveCode,
  listReceived,
  issueCodes(services),
  charge(services),
  getCharge,
  listWaitingCharges,
  confirmCharge,
  declineCharge,
  cancelCharge,
]

/** Forgets codes that nobody will show any more. @returns how many */
export const forgetCodes = (tx: Writing): Promise<number> =>
  deleteCodes(tx.db, new Date(tx.now.getTime() - CODE_KEPT_MS))
