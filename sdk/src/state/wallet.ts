import type { Balance, Event, Wallet, WalletEntry } from '@sampan/contract'

/** So many lines of the statement a device holds. */
export const ENTRIES_HELD_MAX = 50

/** One's own wallet after an event. Limits are left as they were: no event tells what is used of them. */
export function reduceWallet(wallet: Wallet, event: Event): Wallet {
  switch (event.name) {
    case 'wallet.moved':
      return { ...wallet, balances: mergeBalances(wallet, event.body.balances) }
    case 'wallet.standingChanged':
      return { ...wallet, standing: event.body.standing }
    default:
      return wallet
  }
}

/** In the order of the currencies on offer, those that are no more after them by name: as `wallet.getWallet` tells. */
function mergeBalances({ balances, currencies }: Wallet, told: readonly Balance[]): Balance[] {
  const byCurrency = new Map([...balances, ...told].map((balance) => [balance.currency, balance]))
  const place = (currency: string): number => {
    const index = currencies.indexOf(currency)
    return index < 0 ? currencies.length : index
  }
  return [...byCurrency.values()].sort(
    (a, b) => place(a.currency) - place(b.currency) || (a.currency < b.currency ? -1 : 1),
  )
}

/** The latest lines of one's statement after an event, the latest first. What is there already stays as it is. */
export function reduceEntries(entries: readonly WalletEntry[], event: Event): readonly WalletEntry[] {
  if (event.name !== 'wallet.moved') return entries
  const known = new Set(entries.map(({ id }) => id))
  const told = event.body.entries.filter(({ id }) => !known.has(id))
  return told.length === 0 ? entries : [...told.toReversed(), ...entries].slice(0, ENTRIES_HELD_MAX)
}
