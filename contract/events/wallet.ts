import Type from 'typebox'
import { closed } from '../bodies/common.ts'
import { Balance, WalletEntry } from '../bodies/money.ts'
import { WalletStanding } from '../bodies/wallet.ts'
import { event } from './define.ts'

/** Several movements that were made together are told together. A hold, or its release, has no entry. */
export const moved = event(
  'wallet.moved',
  'Money of the member moved: the entries, oldest first, and what it has since in those currencies.',
  Type.Object({ entries: Type.Array(WalletEntry, { maxItems: 50 }), balances: Type.Array(Balance) }, closed),
)

export const standingChanged = event(
  'wallet.standingChanged',
  'The wallet was frozen or freed, its tier, its PIN (set, locked, a reset asked for) or what is PIN-free changed.',
  Type.Object({ standing: WalletStanding }, closed),
)
