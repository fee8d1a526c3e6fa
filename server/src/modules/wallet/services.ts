import type { Blobs } from '../../kernel/blobs.ts'
import type { Config } from '../../kernel/config.ts'
import type { Transactions } from '../../kernel/transaction.ts'
import type { Database, Queryable } from '../../schema/index.ts'
import type { Passwords, Random } from '../accounts/index.ts'

export interface WalletServices {
  config: Config
  db: Queryable
  transactions: Transactions<Database>
  blobs: Blobs
  random: Random
  /** Hashes PINs as passwords are, with places of its own. */
  pins: Passwords
}
