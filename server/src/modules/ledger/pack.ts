import { arrayLiteral, quotedText } from '../../kernel/database/arrays.ts'
import { transferCodes } from './codes.ts'
import { isLeg, pairedLegs } from './exchange.ts'
import type { NewTransfer, TransferFlags } from './types.ts'

/** Amounts have at most 18 digits, so that sums of some stay within 64 bits. */
export const AMOUNT_MAX = 999_999_999_999_999_999n
/** 68 years, as good as for ever: what an `int` of the database holds. */
const TIMEOUT_SECONDS_MAX = 2 ** 31 - 1
/** Stands for a number that is out of range, and might not fit into its column: refused, and like nothing stored. */
const OUT_OF_RANGE = -1

/** TigerBeetle's bits; `expire` is ours and never given from outside. */
export const flagBits = {
  linked: 1,
  pending: 2,
  postPendingTransfer: 4,
  voidPendingTransfer: 8,
  closingDebit: 64,
  closingCredit: 128,
  expire: 1024,
} as const

/** `expires`: voids what timed out; see `expirePending`. */
export interface PackedTransfer extends NewTransfer {
  expires?: boolean
}

/**
 * What `ledger_post_batch` takes: literals of arrays. Lists of distinct accounts, currencies and ids; for each transfer
 * its places in them, from 1. Null for a column that no transfer of the batch uses.
 */
export interface PackedBatch {
  /** Sorted, so that the database walks its index once. */
  accountIds: string
  transferIds: string
  slots: string
  debits: string
  credits: string
  amounts: string
  currencies: string
  kinds: string
  actorMemberIds: string
  actorDeviceIds: string
  reasons: string
  flags: string | null
  refusals: string | null
  pendingSlots: string | null
  timeouts: string | null
  rates: string | null
}

export function bitsOf(flags: TransferFlags | undefined): number {
  if (!flags) return 0
  return (
    (flags.linked ? flagBits.linked : 0) |
    (flags.pending ? flagBits.pending : 0) |
    (flags.postPendingTransfer ? flagBits.postPendingTransfer : 0) |
    (flags.voidPendingTransfer ? flagBits.voidPendingTransfer : 0) |
    (flags.closingDebit ? flagBits.closingDebit : 0) |
    (flags.closingCredit ? flagBits.closingCredit : 0)
  )
}

const { linked, pending, postPendingTransfer, voidPendingTransfer, closingDebit, closingCredit } = flagBits
const closing = closingDebit | closingCredit
const resolving = postPendingTransfer | voidPendingTransfer

/**
 * What can be told without the books; 0 for nothing. The order is part of the interface: see README.md.
 * @param isPaired whether it is no leg of an exchange, or has its other leg beside it
 */
export function refusalOf(transfer: NewTransfer, isPaired: boolean): number {
  const bits = bitsOf(transfer.flags) & ~linked
  const phases = bits & (pending | resolving)
  if ((phases & (phases - 1)) !== 0 || (bits & resolving && bits & closing)) {
    return transferCodes.flagsAreMutuallyExclusive
  }
  if (sameId(transfer.debitAccountId, transfer.creditAccountId)) return transferCodes.accountsMustBeDifferent
  if (bits & resolving) {
    if (transfer.pendingId === undefined) return transferCodes.pendingIdMustNotBeEmpty
    if (sameId(transfer.pendingId, transfer.id)) return transferCodes.pendingIdMustBeDifferent
  } else if (transfer.pendingId !== undefined) return transferCodes.pendingIdMustBeEmpty
  if (transfer.timeoutSeconds !== undefined) {
    if (!(bits & pending)) return transferCodes.timeoutReservedForPendingTransfer
    if (!isTimeout(transfer.timeoutSeconds)) return transferCodes.timeoutOutOfRange
  }
  if (bits & closing && !(bits & pending)) return transferCodes.closingTransferMustBePending
  if (transfer.amount === 0n && !(bits & (resolving | closing))) return transferCodes.amountMustNotBeZero
  if (!isAmount(transfer.amount)) return transferCodes.amountOutOfRange
  if (transfer.kind === 'exchange' && transfer.rate === undefined) return transferCodes.exchangeMustHaveRate
  if (transfer.kind !== 'exchange' && transfer.rate !== undefined) return transferCodes.rateReservedForExchange
  if (!isPaired) return transferCodes.exchangeMustHaveTwoLegs
  return 0
}

const isAmount = (amount: bigint) => amount >= 0n && amount <= AMOUNT_MAX
const isTimeout = (seconds: number) => Number.isInteger(seconds) && seconds >= 1 && seconds <= TIMEOUT_SECONDS_MAX
const sameId = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** Distinct values, each with its place from 1. */
function createPlaces() {
  const places = new Map<string, number>()
  return {
    of(value: string): number {
      const known = places.get(value)
      if (known !== undefined) return known
      places.set(value, places.size + 1)
      return places.size
    },
    values: () => [...places.keys()],
  }
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** One spelling for one id. @throws RangeError for what is no UUID: a mistake of the caller, never of a person */
function idOf(text: string): string {
  if (!uuidPattern.test(text)) throw new RangeError(`"${text}" is not a UUID`)
  return text.toLowerCase()
}

const timeoutText = (seconds: number | undefined): number | string => {
  if (seconds === undefined) return 'NULL'
  return isTimeout(seconds) ? seconds : OUT_OF_RANGE
}

const idOrNull = (text: string | null): string => (text === null ? 'NULL' : idOf(text))

function sortedAccountIds(transfers: readonly NewTransfer[]): string[] {
  const ids = new Set<string>()
  for (const { debitAccountId, creditAccountId } of transfers) {
    ids.add(idOf(debitAccountId))
    ids.add(idOf(creditAccountId))
  }
  return [...ids].sort()
}

/** Turns a batch into what the database takes. */
export function packBatch(transfers: readonly PackedTransfer[]): PackedBatch {
  const accountIds = sortedAccountIds(transfers)
  const accounts = new Map(accountIds.map((id, index) => [id, index + 1]))
  const ids = createPlaces()
  const columns = {
    slots: [] as number[],
    debits: [] as number[],
    credits: [] as number[],
    amounts: [] as (bigint | number)[],
    currencies: [] as string[],
    kinds: [] as string[],
    actorMemberIds: [] as string[],
    actorDeviceIds: [] as string[],
    reasons: [] as string[],
    flags: [] as number[],
    refusals: [] as number[],
    pendingSlots: [] as (number | string)[],
    timeouts: [] as (number | string)[],
    rates: [] as string[],
  }
  let [hasFlags, hasRefusals, hasPendings, hasTimeouts, hasRates] = [false, false, false, false, false]
  let legs: ReadonlySet<number> | null = null
  for (const [index, transfer] of transfers.entries()) {
    if (isLeg(transfer)) legs ??= pairedLegs(transfers)
    const refusal = refusalOf(transfer, !isLeg(transfer) || legs?.has(index) === true)
    const bits = bitsOf(transfer.flags) | (transfer.expires ? flagBits.expire : 0)
    if (refusal !== 0) hasRefusals = true
    if (bits !== 0) hasFlags = true
    if (transfer.pendingId !== undefined) hasPendings = true
    if (transfer.timeoutSeconds !== undefined) hasTimeouts = true
    if (transfer.rate !== undefined) hasRates = true
    columns.slots.push(ids.of(idOf(transfer.id)))
    columns.debits.push(accounts.get(transfer.debitAccountId.toLowerCase()) ?? 0)
    columns.credits.push(accounts.get(transfer.creditAccountId.toLowerCase()) ?? 0)
    columns.amounts.push(isAmount(transfer.amount) ? transfer.amount : OUT_OF_RANGE)
    columns.currencies.push(quotedText(transfer.currency))
    columns.kinds.push(quotedText(transfer.kind))
    columns.actorMemberIds.push(idOrNull(transfer.actor.memberId))
    columns.actorDeviceIds.push(idOrNull(transfer.actor.deviceId))
    columns.reasons.push(quotedText(transfer.reason))
    columns.flags.push(bits)
    columns.refusals.push(refusal)
    columns.pendingSlots.push(transfer.pendingId === undefined ? 'NULL' : ids.of(idOf(transfer.pendingId)))
    columns.timeouts.push(timeoutText(transfer.timeoutSeconds))
    columns.rates.push(transfer.rate === undefined ? 'NULL' : quotedText(transfer.rate))
  }
  return {
    accountIds: arrayLiteral(accountIds),
    transferIds: arrayLiteral(ids.values()),
    slots: arrayLiteral(columns.slots),
    debits: arrayLiteral(columns.debits),
    credits: arrayLiteral(columns.credits),
    amounts: arrayLiteral(columns.amounts),
    currencies: arrayLiteral(columns.currencies),
    kinds: arrayLiteral(columns.kinds),
    actorMemberIds: arrayLiteral(columns.actorMemberIds),
    actorDeviceIds: arrayLiteral(columns.actorDeviceIds),
    reasons: arrayLiteral(columns.reasons),
    flags: hasFlags ? arrayLiteral(columns.flags) : null,
    refusals: hasRefusals ? arrayLiteral(columns.refusals) : null,
    pendingSlots: hasPendings ? arrayLiteral(columns.pendingSlots) : null,
    timeouts: hasTimeouts ? arrayLiteral(columns.timeouts) : null,
    rates: hasRates ? arrayLiteral(columns.rates) : null,
  }
}
