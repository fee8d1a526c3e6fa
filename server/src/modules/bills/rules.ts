/** The decisions about bills, pure: no clock, no database. Ladders are ordered: the first reason that applies is told. */
import { createHash } from 'node:crypto'
import type { BillState, ErrorCode, Input } from '@sampan/contract'

/** Reminders are for who forgot, not to wear people down. */
export const REMIND_EVERY_MS = 6 * 3_600_000

/** What one bill can hold together: as much as an amount on the wire. */
const TOTAL_MAX = 10n ** 18n - 1n

export interface Share {
  memberId: string
  /** Minor units. */
  amount: bigint
}

/**
 * Equal shares in the order of the members. What does not divide is handed out unit by unit, to members in an order that
 * follows from the seed: the same bill is always split the same way, and over many bills nobody pays more than others.
 */
export function splitEqually(total: bigint, memberIds: readonly string[], seed: string): Share[] {
  const count = BigInt(memberIds.length)
  const base = total / count
  const rest = Number(total % count)
  const drawOf = (memberId: string) => createHash('sha256').update(`${seed} ${memberId}`).digest('hex')
  const drawn = new Set(
    memberIds
      .map((memberId) => ({ memberId, draw: drawOf(memberId) }))
      .sort((a, b) => (a.draw < b.draw ? -1 : 1))
      .slice(0, rest)
      .map(({ memberId }) => memberId),
  )
  return memberIds.map((memberId) => ({ memberId, amount: base + (drawn.has(memberId) ? 1n : 0n) }))
}

type Split = Input<'bills.create'>['split']
type SharesRefusal = Extract<
  ErrorCode,
  'bills.nobodyAsked' | 'bills.sharedTwice' | 'bills.notAllHere' | 'bills.sharesTooSmall' | 'bills.tooLarge'
>

/** Who has to pay how much. `presentIds`: who can see the message that will ask for it. */
export function decideShares(
  split: Split,
  makerId: string,
  presentIds: readonly string[],
  billId: string,
): { shares: Share[] } | { refusal: SharesRefusal } {
  const memberIds = membersOf(split)
  if (memberIds.every((memberId) => memberId === makerId)) return { refusal: 'bills.nobodyAsked' }
  if (new Set(memberIds).size < memberIds.length) return { refusal: 'bills.sharedTwice' }
  const present = new Set(presentIds)
  if (!memberIds.every((memberId) => present.has(memberId))) return { refusal: 'bills.notAllHere' }
  const shares = sharesOf(split, billId)
  if (shares.some(({ amount }) => amount < 1n)) return { refusal: 'bills.sharesTooSmall' }
  if (sumOf(shares) > TOTAL_MAX) return { refusal: 'bills.tooLarge' }
  return { shares }
}

function membersOf(split: Split): readonly string[] {
  switch (split.way) {
    case 'ask':
      return [split.memberId]
    case 'equal':
      return split.memberIds
    case 'named':
      return split.shares.map(({ memberId }) => memberId)
  }
}

function sharesOf(split: Split, billId: string): Share[] {
  switch (split.way) {
    case 'ask':
      return [{ memberId: split.memberId, amount: BigInt(split.amount) }]
    case 'equal':
      return splitEqually(BigInt(split.total), split.memberIds, billId)
    case 'named':
      return split.shares.map(({ memberId, amount }) => ({ memberId, amount: BigInt(amount) }))
  }
}

export const sumOf = (shares: readonly { amount: bigint }[]): bigint =>
  shares.reduce((sum, { amount }) => sum + amount, 0n)

interface Known {
  conversationId: string
  makerId: string
  way: Split['way']
  note: string
  currency: string
  shares: readonly Share[]
}

/** Whether a bill that is there under an id is the one that is asked for again. */
export function isSameBill(known: Known, makerId: string, asked: Input<'bills.create'>): boolean {
  const shares = sharesOf(asked.split, asked.billId)
  return (
    known.makerId === makerId &&
    known.conversationId === asked.conversationId &&
    known.way === asked.split.way &&
    known.note === asked.note &&
    known.currency === asked.currency &&
    known.shares.length === shares.length &&
    shares.every(
      ({ memberId, amount }, index) =>
        known.shares[index]?.memberId === memberId && known.shares[index].amount === amount,
    )
  )
}

interface StandingShare {
  memberId: string
  paymentId: string | null
  paidAt: Date | null
}
interface Standing {
  makerId: string
  state: BillState
  remindedAt: Date | null
  createdAt: Date
  shares: readonly StandingShare[]
}

/** Whether a member may pay its share by this payment. The same payment again is `nothingToDo`. */
export function decidePay(
  { state, shares }: Pick<Standing, 'state' | 'shares'>,
  callerId: string,
  paymentId: string,
): 'allowed' | 'nothingToDo' | Extract<ErrorCode, 'bills.noShare' | 'bills.alreadyPaid' | 'bills.notOpen'> {
  const share = shares.find(({ memberId }) => memberId === callerId)
  if (!share) return 'bills.noShare'
  if (share.paidAt) return share.paymentId === paymentId ? 'nothingToDo' : 'bills.alreadyPaid'
  return state === 'open' ? 'allowed' : 'bills.notOpen'
}

/** A bill is settled once nobody has anything left to pay. */
export const stateAfterPayment = (shares: readonly { paidAt: Date | null }[]): 'open' | 'settled' =>
  shares.every(({ paidAt }) => paidAt !== null) ? 'settled' : 'open'

/** Making a bill calls people as a reminder does. */
export const remindFromOf = ({ remindedAt, createdAt }: Pick<Standing, 'remindedAt' | 'createdAt'>): Date =>
  new Date((remindedAt ?? createdAt).getTime() + REMIND_EVERY_MS)

type RemindRefusal = Extract<
  ErrorCode,
  'bills.notYours' | 'bills.notOpen' | 'bills.nobodyToRemind' | 'bills.remindedLately'
>

/** Who is to be called: those who have not paid and are still here. */
export function decideRemind(
  bill: Standing,
  callerId: string,
  presentIds: readonly string[],
  now: Date,
): { memberIds: string[] } | { refusal: RemindRefusal } {
  if (bill.makerId !== callerId) return { refusal: 'bills.notYours' }
  if (bill.state !== 'open') return { refusal: 'bills.notOpen' }
  const present = new Set(presentIds)
  const owing = bill.shares.filter(({ memberId, paidAt }) => !paidAt && present.has(memberId))
  if (owing.length === 0) return { refusal: 'bills.nobodyToRemind' }
  if (now < remindFromOf(bill)) return { refusal: 'bills.remindedLately' }
  return { memberIds: owing.map(({ memberId }) => memberId) }
}

export function decideClose(
  { makerId, state }: Pick<Standing, 'makerId' | 'state'>,
  callerId: string,
): 'allowed' | 'nothingToDo' | Extract<ErrorCode, 'bills.notYours' | 'bills.notOpen'> {
  if (makerId !== callerId) return 'bills.notYours'
  if (state === 'closed') return 'nothingToDo'
  return state === 'open' ? 'allowed' : 'bills.notOpen'
}
