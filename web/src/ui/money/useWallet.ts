import type { Balance, Wallet, WalletLimits } from '@sampan/contract'
import { useEffect } from 'react'
import { useLive, useStatus, useSync } from '../../app/sync/index.ts'

export interface WalletNow {
  /** Undefined until it was fetched once on this device; afterwards it is there at once, also offline. */
  wallet: Wallet | undefined
  /** What there is in a currency; nought where there is nothing yet. */
  balanceOf: (currency: string) => Balance
  limitsOf: (currency: string) => WalletLimits | undefined
  /** Whether an amount is paid without the PIN. False while it is not known. */
  isPinFree: (amount: string, currency: string) => boolean
}

/**
 * One's own wallet: from the store at once, kept by events, and fetched anew when a screen with it opens, since limits
 * are known to no event.
 */
export function useWallet(): WalletNow {
  const { actions } = useSync()
  const { upToDate } = useStatus()
  const wallet = useLive((queries) => queries.wallet())
  useEffect(() => {
    // Offline what the store holds serves; it is fetched once there is a connection.
    if (upToDate) actions.loadWallet().catch(() => undefined)
  }, [actions, upToDate])
  return {
    wallet: wallet ?? undefined,
    balanceOf: (currency) =>
      wallet?.balances.find((each) => each.currency === currency) ?? { currency, available: '0', held: '0' },
    limitsOf: (currency) => wallet?.limits.find((each) => each.currency === currency),
    isPinFree: (amount, currency) => {
      const free = wallet?.standing.pinFree.find((each) => each.currency === currency)
      return free !== undefined && BigInt(amount) <= BigInt(free.amount)
    },
  }
}
