/** The books: accounts, transfers, postings. Nothing else writes a balance. See README.md. */
export {
  accountKeyOf,
  availableOf,
  findAccounts,
  findAccountsById,
  HOUSE_OWNER_ID,
  listAccounts,
  openAccounts,
  pageAccounts,
  setFrozen,
} from './accounts.ts'
export { type AuditReport, auditBooks } from './audit.ts'
export type { AuditCheck, AuditFault } from './auditChecks.ts'
export type { RefusalCode, TransferCode } from './codes.ts'
export { convert, type Exchange, exchangeLegs, parseRate, type Rate } from './exchange.ts'
export { createAuditWatch } from './metrics.ts'
export { AMOUNT_MAX } from './pack.ts'
export {
  availableAfter,
  createPostingLane,
  expirePending,
  isPosted,
  type PostingLane,
  type PostingLaneOptions,
  postTransfers,
} from './posting.ts'
export type {
  Account,
  AccountAfter,
  AccountKey,
  AccountKind,
  Actor,
  NewAccount,
  NewTransfer,
  Posted,
  Refused,
  TransferFlags,
  TransferKind,
  TransferResult,
} from './types.ts'
