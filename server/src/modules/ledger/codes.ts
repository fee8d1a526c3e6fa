/**
 * How a transfer ends: a closed list. The numbers are those of `ledger_post_batch`; where several apply the one that
 * stands first in "The order of refusals" of README.md is told. Names and meaning follow TigerBeetle's.
 */
export const transferCodes = {
  created: 0,
  exists: 1,
  linkedEventFailed: 2,
  linkedEventChainOpen: 3,

  existsWithDifferentFlags: 10,
  existsWithDifferentPendingId: 11,
  existsWithDifferentTimeout: 12,
  existsWithDifferentDebitAccountId: 13,
  existsWithDifferentCreditAccountId: 14,
  existsWithDifferentAmount: 15,
  existsWithDifferentCurrency: 16,
  existsWithDifferentKind: 17,
  existsWithDifferentActor: 18,
  existsWithDifferentReason: 19,
  existsWithDifferentRate: 20,

  flagsAreMutuallyExclusive: 30,
  accountsMustBeDifferent: 31,
  pendingIdMustNotBeEmpty: 32,
  pendingIdMustBeEmpty: 33,
  pendingIdMustBeDifferent: 34,
  timeoutReservedForPendingTransfer: 35,
  timeoutOutOfRange: 36,
  closingTransferMustBePending: 37,
  amountMustNotBeZero: 38,
  amountOutOfRange: 39,

  debitAccountNotFound: 40,
  creditAccountNotFound: 41,
  accountsMustHaveTheSameCurrency: 42,
  transferMustHaveTheSameCurrencyAsAccounts: 43,

  pendingTransferNotFound: 44,
  pendingTransferNotPending: 45,
  pendingTransferHasDifferentDebitAccountId: 46,
  pendingTransferHasDifferentCreditAccountId: 47,
  exceedsPendingTransferAmount: 48,
  pendingTransferHasDifferentAmount: 49,
  pendingTransferAlreadyPosted: 50,
  pendingTransferAlreadyVoided: 51,
  pendingTransferExpired: 52,

  exchangeMustHaveRate: 55,
  rateReservedForExchange: 56,
  exchangeMustHaveTwoLegs: 57,

  debitAccountAlreadyClosed: 60,
  creditAccountAlreadyClosed: 61,
  debitAccountFrozen: 62,
  overflowsDebits: 63,
  overflowsCredits: 64,
  exceedsCredits: 65,
} as const

export type TransferCode = keyof typeof transferCodes
export type RefusalCode = Exclude<TransferCode, 'created' | 'exists'>

const names: (TransferCode | undefined)[] = []
for (const [name, number] of Object.entries(transferCodes)) {
  // The keys of a constant object are its keys.
  names[number] = name as TransferCode
}

export function transferCodeOf(number: number): TransferCode {
  const name = names[number]
  if (name === undefined) throw new Error(`ledger_post_batch answered the unknown code ${number}`)
  return name
}
