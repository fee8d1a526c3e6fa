/**
 * A simulated bank in the server's own database, for trying everything out without any money. It keeps books of its own
 * in transactions of its own: between its commit and ours there is the same gap as with a bank elsewhere.
 */
import { decimalsOf, type FundingOffer, TEST_BANK_NAME } from '@sampan/contract'
import type { Transactions } from '../../../kernel/transaction.ts'
import type { Database, Writing } from '../../../schema/index.ts'
import { type FundingSource, type Payment, ProviderUnreachable, type Report } from '../fundingSource.ts'
import {
  type BookedPayment,
  bankBalance,
  changeBankBalance,
  findBankPayment,
  insertBankPayment,
  lockBankAccount,
  openBankAccount,
  updateBankPayment,
} from '../store/testBank.ts'
import { brandOf, testNumbers } from './numbers.ts'
import { answerPayment, type BankPayment, decideTestLink, effectOf, receivePayment, reportOf, ripen } from './rules.ts'

/** In whole units of the currency. */
const BEGINNING_UNITS = 10_000n
const EMPTY_UNITS = 1n
const MOST_UNITS = 1_000_000n

const unitsOf = (units: bigint, currency: string): bigint => units * 10n ** BigInt(decimalsOf(currency))

export interface TestBank extends FundingSource {
  /** Its customer confirms a payment that it asks about, or refuses to. */
  answer(orderId: string, confirmed: boolean): Promise<void>
}

export interface TestBankOptions {
  transactions: Transactions<Database>
  currencies: readonly string[]
}

export function createTestBank({ transactions, currencies }: TestBankOptions): TestBank {
  const mayDo = {
    bankAccount: { mayTopUp: true, mayWithdraw: true },
    card: { mayTopUp: true, mayWithdraw: false },
  } as const
  const offer: FundingOffer = {
    provider: 'testBank',
    test: true,
    kinds: (['bankAccount', 'card'] as const).map((kind) => ({ kind, way: 'form', ...mayDo[kind] })),
    currencies: [...currencies],
    testNumbers: [...testNumbers],
  }

  /** Locks the payment's account, lets time go by for it, and books what changes. */
  async function withPayment<Result>(
    id: string,
    act: (payment: BookedPayment, balance: bigint, now: Date) => BankPayment,
    tell: (payment: BankPayment, now: Date) => Result,
  ): Promise<Result | null> {
    return transactions.write(async (tx) => {
      const found = await findBankPayment(tx.db, id)
      if (!found) return null
      const { behaviour } = await lockBankAccount(tx.db, found.accountId)
      // Read again: whoever held the account before may have changed it.
      const before = (await findBankPayment(tx.db, id)) ?? found
      const balance = await bankBalance(
        tx.db,
        before.accountId,
        before.currency,
        beginningOf(behaviour, before.currency),
      )
      const after = act(before, balance, tx.now)
      if (after.state !== before.state) await book(tx, before, after)
      return tell(after, tx.now)
    })
  }

  async function book(tx: Writing, before: BookedPayment, after: BankPayment): Promise<void> {
    const { id, accountId, kind, amount, currency } = before
    await updateBankPayment(tx.db, id, after)
    const change = effectOf(after.state, kind, amount) - effectOf(before.state, kind, amount)
    if (change !== 0n) await changeBankBalance(tx.db, accountId, currency, change)
  }

  const look = (orderId: string): Promise<Report | null> =>
    withPayment(
      orderId,
      (payment, balance, now) => ripen(payment, payment.kind, payment.amount, balance, now),
      (payment, now) => reportOf(orderId, payment, now),
    )

  /** True where the bank took the payment and yet does not answer. */
  async function receive(payment: Payment): Promise<boolean> {
    return transactions.write(async (tx) => {
      const { orderId, kind, amount, currency, source } = payment
      const { behaviour } = await lockBankAccount(tx.db, source.reference)
      if (await findBankPayment(tx.db, orderId)) return false
      const balance = await bankBalance(tx.db, source.reference, currency, beginningOf(behaviour, currency))
      const received = receivePayment(behaviour, kind, amount, balance, tx.now)
      await insertBankPayment(
        tx.db,
        { ...received, id: orderId, accountId: source.reference, kind, amount, currency },
        tx.now,
      )
      const change = effectOf(received.state, kind, amount)
      if (change !== 0n) await changeBankBalance(tx.db, source.reference, currency, change)
      return behaviour === 'silent'
    })
  }

  const mustKnow = (orderId: string, report: Report | null): Report => {
    if (report === null) throw new Error(`The test bank does not know payment ${orderId}`)
    return report
  }

  return {
    provider: 'testBank',
    offer,
    amountRange: (_kind, currency) => ({ min: unitsOf(1n, currency), max: unitsOf(MOST_UNITS, currency), step: 1n }),

    startLink: async () => ({ holder: null, reference: null, url: null }),

    async finishLink(link, details) {
      return transactions.write(async (tx) => {
        const decided = decideTestLink(link.kind, details, tx.now)
        if (decided.refused !== null) return decided
        const { kind, number, behaviour } = decided.number
        const lastFour = number.slice(-4)
        const account = { ownerId: link.memberId, kind, behaviour, label: `${kind} ${lastFour}` }
        return {
          refused: null,
          found: {
            reference: await openBankAccount(tx.db, tx.newId(), account),
            holder: null,
            name: kind === 'card' ? brandOf(number) : TEST_BANK_NAME,
            lastFour,
            expires: details?.kind === 'card' ? details.expires : null,
            ...mayDo[kind],
            currencies: [...currencies],
          },
        }
      })
    },

    unlink: async () => {},

    async carryOut(payment) {
      const known = await look(payment.orderId)
      if (known) return known
      if (!payment.mayBegin) return { state: 'failed', reference: null, failure: 'unreachable' }
      if (await receive(payment)) throw new ProviderUnreachable('The test bank does not answer')
      return mustKnow(payment.orderId, await look(payment.orderId))
    },

    async giveUp(payment) {
      await answer(payment.orderId, false)
      return (await look(payment.orderId)) ?? { state: 'failed', reference: null, failure: 'notConfirmed' }
    },

    readWebhook: () => null,
    answer,
  }

  async function answer(orderId: string, confirmed: boolean): Promise<void> {
    await withPayment(
      orderId,
      (payment, balance) => answerPayment(payment, confirmed, payment.amount, balance),
      () => undefined,
    )
  }
}

const beginningOf = (behaviour: string, currency: string): bigint =>
  unitsOf(behaviour === 'empty' ? EMPTY_UNITS : BEGINNING_UNITS, currency)
