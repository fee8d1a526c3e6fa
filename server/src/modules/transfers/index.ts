/** Money sent to a contact in a chat, to be accepted or returned. What moves it are the flows in `flows/money`. */
import type { Implementation } from '../../schema/index.ts'
import { getTransfer } from './methods/getTransfer.ts'

export { accessTransfer, accessTransferForAnswer } from './access.ts'
export { bodyOf as transferBodyOf, presentTransfer } from './present.ts'
export { decideAnswer, isSameTransfer, TRANSFER_TERM_MS } from './rules.ts'
export {
  findTransfer,
  insertTransfer,
  lockExpired as lockExpiredTransfers,
  type TransferRow,
  writeStates as writeTransferStates,
} from './store.ts'

export const transfersModule = (): Implementation[] => [getTransfer]
