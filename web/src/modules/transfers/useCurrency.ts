import { useState } from 'react'
import { useWallet } from '../../ui/money/index.ts'

/** The currency of an amount that is typed: the first in which there is money, until another one is chosen. */
export function useCurrency(): {
  currency: string
  currencies: readonly string[]
  setCurrency: (currency: string) => void
} {
  const { wallet } = useWallet()
  const [chosen, setCurrency] = useState<string>()
  const currencies = wallet?.currencies ?? []
  const filled = wallet?.balances.find(({ available }) => BigInt(available) > 0n)?.currency
  return { currency: chosen ?? filled ?? currencies[0] ?? 'EUR', currencies, setCurrency }
}
