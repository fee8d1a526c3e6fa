/** One's own wallet on this device: fetched when a screen with money opens, kept by events after that. */

import { type Context, patiently } from './context.ts'
import { logSeqToAskAt } from './load.ts'
import { applyWallet } from './whole.ts'

/** So many lines of the statement stand on the first screen at once, also offline. */
const LATEST = 50

export async function loadWallet(context: Context): Promise<void> {
  for (;;) {
    const askedAt = await logSeqToAskAt(context)
    const wallet = await patiently(context, () => context.call('wallet.getWallet', {}))
    const { entries } = await patiently(context, () => context.call('wallet.listEntries', { limit: LATEST }))
    // Where more happened meanwhile than is kept to be applied on top, it is asked again.
    if (await context.inUnit((unit) => applyWallet(unit, wallet, entries, askedAt))) return
  }
}
