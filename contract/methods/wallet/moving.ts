import type { ErrorCode } from '../../errors.ts'

/** What any method may answer that moves a member's money by `moveMoney`; spread it into its `errors`. */
export const movingErrors = [
  'wallet.currencyNotOffered',
  'wallet.frozen',
  'wallet.limitReached',
  'wallet.insufficientFunds',
  'wallet.payeeCannotReceive',
  'wallet.idUsed',
] as const satisfies readonly ErrorCode[]

/** The same, where the caller sends money and may have to show its PIN. */
export const spendingErrors = [
  ...movingErrors,
  'wallet.pinRequired',
  'wallet.pinNotSet',
  'wallet.pinProofInvalid',
] as const satisfies readonly ErrorCode[]
