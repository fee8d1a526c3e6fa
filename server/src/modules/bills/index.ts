/** Money that is asked for in a chat: of one person, or split among several. Paying is the flow in `flows/money`. */
import type { Implementation } from '../../schema/index.ts'
import { close } from './methods/close.ts'
import { getBill } from './methods/getBill.ts'
import { remind } from './methods/remind.ts'
import type { BillServices } from './services.ts'

export { accessBillForChange } from './access.ts'
export { closeBillsOf } from './closing.ts'
export { bodyOf as billBodyOf, presentBill } from './present.ts'
export { decidePay, decideShares, isSameBill, stateAfterPayment } from './rules.ts'
export { type BillRow, findBill, insertBill, writePayment, writeState as writeBillState } from './store.ts'

export const billsModule = (services: BillServices): Implementation[] => [close, getBill, remind(services)]
