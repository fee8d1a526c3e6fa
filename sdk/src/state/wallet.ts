import type { Balance, Event, Wallet } from '@sampan/contract'

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
