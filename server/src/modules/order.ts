/** A module may import those that stand before it, through their `index.ts`; the import check reads this list. */
export const moduleOrder = [
  'accounts',
  'files',
  'contacts',
  'ledger',
  'wallet',
  'funding',
  'chat',
  'search',
  'transfers',
  'bills',
  'redPackets',
  'polls',
  'merchants',
  'payments',
  'sync',
] as const
