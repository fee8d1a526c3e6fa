/**
 * Members' money as they see it: balances, statement, PIN, limits. Other modules come in by this door only; what moves a
 * member's money goes through `moveMoney`.
 */
import type { Implementation } from '../../schema/index.ts'
import { makeExport, sweepExports } from './exports/makeExport.ts'
import { bankInFiles } from './exports/texts.ts'
import { beginPinReset } from './methods/beginPinReset.ts'
import { cancelExport } from './methods/cancelExport.ts'
import { cancelPinReset } from './methods/cancelPinReset.ts'
import { changePin } from './methods/changePin.ts'
import { fetchExport } from './methods/fetchExport.ts'
import { finishPinReset } from './methods/finishPinReset.ts'
import { getEntry } from './methods/getEntry.ts'
import { getExport } from './methods/getExport.ts'
import { getMonth } from './methods/getMonth.ts'
import { getWallet } from './methods/getWallet.ts'
import { listEntries } from './methods/listEntries.ts'
import { provePin } from './methods/provePin.ts'
import { setPin } from './methods/setPin.ts'
import { setPinFree } from './methods/setPinFree.ts'
import { startExport } from './methods/startExport.ts'
import type { WalletServices } from './services.ts'
import { termsOf } from './terms.ts'

export { statementsMatch } from './audit.ts'
export { moveMoney } from './move.ts'
export { freezeWallet, setTier, tierNames } from './operator.ts'
export { receiptNumber, transferIdOf } from './receiptNumber.ts'
export type { WalletServices } from './services.ts'
export {
  checkPin,
  decidePins,
  moveOrRefuse,
  openingMoney,
  type Price,
  paymentMaxOf,
  requireCurrency,
} from './spending.ts'
export { deleteProofs as forgetProofs } from './store/wallets.ts'
export { calendarOf } from './terms.ts'
export type { Actor, Move, MoveOutcome, Party, Phase, SideAfter } from './types.ts'
export { bankInFiles, makeExport, sweepExports }

export function walletModule(services: WalletServices): Implementation[] {
  // What is wrong in the operator's settings is told at the start.
  termsOf(services.config)
  return [
    beginPinReset,
    cancelExport(services),
    cancelPinReset,
    changePin(services),
    fetchExport(services),
    finishPinReset(services),
    getEntry,
    getExport,
    getMonth,
    getWallet,
    listEntries,
    provePin(services),
    setPin(services),
    setPinFree,
    startExport,
  ]
}
