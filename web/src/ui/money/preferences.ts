import { useSyncExternalStore } from 'react'

/** Kept on this device alone: whether amounts are hidden, and which currency comes first. */
const keys = { hidden: 'sampan.hideBalances', currency: 'sampan.currency' } as const

const listeners = new Set<() => void>()

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Private windows may refuse storage: the choice is gone with the page then.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

export const useHidden = (): boolean => useSyncExternalStore(subscribe, () => read(keys.hidden) !== null)
export const setHidden = (hidden: boolean): void => write(keys.hidden, hidden ? 'yes' : null)

/** The currency that comes first: the chosen one while it is on offer, else the usual one here. */
export function useMainCurrency(offered: readonly string[] | undefined): string | undefined {
  const chosen = useSyncExternalStore(subscribe, () => read(keys.currency))
  return chosen !== null && offered?.includes(chosen) ? chosen : offered?.[0]
}
export const setMainCurrency = (currency: string): void => write(keys.currency, currency)
