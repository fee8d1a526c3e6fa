import { type Wallet, type WalletLimits, wallet } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { implement, type Reading } from '../../../schema/index.ts'
import { type Account, listAccounts } from '../../ledger/index.ts'
import { todayOf } from '../move.ts'
import { presentBalance } from '../present.ts'
import { type Today, type Usage, usageToday } from '../rules.ts'
import { presentStanding } from '../standing.ts'
import { readUsage } from '../store/usage.ts'
import { readWallets } from '../store/wallets.ts'
import { type CurrencyLimits, limitsOf, type Terms, termsOf } from '../terms.ts'

const nothingUsed: Usage = { day: '', dayUsed: 0n, month: '', monthUsed: 0n }

export const getWallet = implement(wallet.getWallet, async (reading, { memberId }) => {
  const terms = termsOf(reading.config)
  const row = (await readWallets(reading.db, [memberId])).get(memberId)
  const used = await readUsage(reading.db, memberId)
  const today = todayOf(terms, reading.now)
  return {
    standing: presentStanding(terms, row),
    balances: await readBalances(reading, terms, memberId),
    currencies: [...terms.currencies],
    limits: terms.currencies.map((currency) =>
      presentLimits(currency, limitsOf(terms, row?.tier ?? null, currency), used.get(currency) ?? nothingUsed, today),
    ),
    timeZone: terms.calendar.timeZone,
  }
})

async function readBalances({ db }: Reading, terms: Terms, memberId: string): Promise<Wallet['balances']> {
  const accounts = await listAccounts(db, [memberId], 'member')
  const place = ({ currency }: { currency: string }): number => {
    const index = terms.currencies.indexOf(currency)
    return index < 0 ? terms.currencies.length : index
  }
  return accounts
    .filter(isUsed)
    .sort((a, b) => place(a) - place(b) || (a.currency < b.currency ? -1 : 1))
    .map((account) =>
      presentBalance(account.currency, account.creditsPosted - account.debitsPosted, account.debitsPending),
    )
}

/** An account that was only opened, since money may come, is nothing to show. */
const isUsed = ({ creditsPosted, debitsPosted, debitsPending }: Account): boolean =>
  creditsPosted > 0n || debitsPosted > 0n || debitsPending > 0n

function presentLimits(currency: string, limits: CurrencyLimits, stored: Usage, today: Today): WalletLimits {
  const usage = usageToday(stored, today)
  const text = (amount: bigint | null) => (amount === null ? null : String(amount))
  return {
    currency,
    payment: text(limits.payment),
    day: { max: text(limits.day), used: String(usage.dayUsed), freesAt: wireInstant(today.dayEndsAt) },
    month: { max: text(limits.month), used: String(usage.monthUsed), freesAt: wireInstant(today.monthEndsAt) },
    balance: text(limits.balance),
    pinFreeMax: String(limits.pinFreeMax),
  }
}
