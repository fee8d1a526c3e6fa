import type { Clock } from '../../kernel/clock.ts'
import type { Config } from '../../kernel/config.ts'
import type { RateLimiter } from '../../kernel/rateLimit.ts'
import type { Transactions } from '../../kernel/transaction.ts'
import type { Database } from '../../schema/index.ts'
import type { Vault } from '../accounts/index.ts'
import type { PhoneBook } from './book.ts'
import type { SmsProvider } from './sms/smsProvider.ts'

export interface PhonesServices {
  transactions: Transactions<Database>
  clock: Clock
  config: Config
  vault: Vault
  /** Its own, apart from that of the dispatcher: it counts over a day. */
  limiter: RateLimiter
  book: PhoneBook
  /** Null where the operator set none. */
  sms: SmsProvider | null
}
