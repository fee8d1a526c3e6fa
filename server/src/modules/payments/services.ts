import type { Transactions } from '../../kernel/transaction.ts'
import type { Database } from '../../schema/index.ts'
import type { Random } from '../accounts/index.ts'
import type { PayLane } from './payLane.ts'

export interface PaymentsServices {
  transactions: Transactions<Database>
  lane: PayLane
  random: Random
  /** With which shown codes are hashed; 32 bytes. */
  codeKey: Buffer
}
