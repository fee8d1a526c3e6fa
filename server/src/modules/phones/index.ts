/** Telephone numbers that members proved, and finding people by theirs. See README.md. */
import type { Clock } from '../../kernel/clock.ts'
import type { Config } from '../../kernel/config.ts'
import type { JobPayload } from '../../kernel/jobs.ts'
import { createRateLimiter } from '../../kernel/rateLimit.ts'
import type { Log } from '../../kernel/telemetry/log.ts'
import type { Transactions } from '../../kernel/transaction.ts'
import type { Database, Implementation, Queryable } from '../../schema/index.ts'
import type { Vault } from '../accounts/index.ts'
import { createPhoneBook } from './book.ts'
import { beginProof } from './methods/beginProof.ts'
import { confirmProof } from './methods/confirmProof.ts'
import { getPhone } from './methods/getPhone.ts'
import { removeNumber } from './methods/removeNumber.ts'
import { setFindable } from './methods/setFindable.ts'
import { DAY_MS, LOOKUPS_LIMIT } from './rules.ts'
import { sendCode } from './sendCode.ts'
import { createSms } from './sms/index.ts'
import type { SmsProvider } from './sms/smsProvider.ts'
import { forgetBefore, listFindable } from './store.ts'

export type { SmsProvider } from './sms/smsProvider.ts'

export interface Phones {
  implementations: Implementation[]
  /**
   * Whose these numbers are, of those who let themselves be found: ids by number.
   * @throws Refusal `request.tooMany` where the member looked up too many lately
   */
  findMembers(db: Queryable, callerId: string, numbers: readonly string[]): Promise<Map<string, string>>
  sendCode(job: JobPayload<'sendPhoneCode'>): Promise<void>
}

export function createPhones(outside: {
  transactions: Transactions<Database>
  clock: Clock
  config: Config
  log: Log
  vault: Vault
  /** In place of what the operator set, for tests. */
  sms?: SmsProvider
}): Phones {
  const { clock, config, vault } = outside
  const limiter = createRateLimiter(clock, config.rateFactor)
  const book = createPhoneBook(vault)
  const services = { ...outside, limiter, book, sms: outside.sms ?? createSms(outside) }
  return {
    implementations: [
      getPhone(services),
      beginProof(services),
      confirmProof(services),
      removeNumber(services),
      setFindable(services),
    ],
    async findMembers(db, callerId, numbers) {
      for (const _number of numbers) limiter.take(`numbers of ${callerId}`, LOOKUPS_LIMIT)
      const byLookup = new Map(numbers.map((number) => [book.lookupOf(number).toString('hex'), number]))
      const lookups = [...byLookup.keys()].map((hex) => Buffer.from(hex, 'hex'))
      const found = await listFindable(db, lookups)
      return new Map(found.map(({ id, lookup }) => [byLookup.get(lookup.toString('hex')) ?? '', id]))
    },
    sendCode: (job) => sendCode(services, job),
  }
}

/** Forgets what is counted over a day only, and proofs that nobody gave back. */
export const forgetPhoneCodes = (db: Queryable, now: Date): Promise<void> =>
  forgetBefore(db, new Date(now.getTime() - DAY_MS), now)
