/** A module may import those that stand before it, through their `index.ts`; the import check reads this list. */
export const moduleOrder = [
  'accounts',
  'files',
  'contacts',
  'ledger',
  'wallet',
  'funding',
  'chat',
  'transfers',
  'bills',
  'redPackets',
  'merchants',
  'payments',
  'sync',
] as const
