/**
 * What clients did and what they were answered: all that the auditor knows. Money is in minor units.
 * An act may have been tried several times, with the same id: see `Attempt`.
 */

/** One request and its answer. Times are numbers of a counter, not of a clock. */
export interface Attempt {
  /** How many servers had been started before it was sent. */
  era: number
  from: number
  until: number
  outcome: 'done' | 'refused' | 'lost'
  /** Of one that was refused. */
  code: string | null
  /** What the answer of one that was done says about the money; the same in all of them. */
  told: string | null
}

interface Tried {
  attempts: Attempt[]
}

/** Paid by id: to a member, at a stall or for an order. */
export interface Pay extends Tried {
  kind: 'pay'
  id: string
  payerId: string
  payeeId: string
  orderId: string | null
  amount: bigint
  currency: string
}
export interface Transfer extends Tried {
  kind: 'transfer'
  id: string
  fromId: string
  toId: string
  amount: bigint
  currency: string
}
/** The receiver's answer to a transfer. */
export interface TransferAnswer extends Tried {
  kind: 'accept' | 'return'
  transferId: string
}
export interface Packet extends Tried {
  kind: 'packet'
  id: string
  senderId: string
  way: 'equal' | 'lucky' | 'exclusive'
  count: number
  /** Of an exclusive one; else empty. */
  forIds: readonly string[]
  total: bigint
  currency: string
}
export interface Claim extends Tried {
  kind: 'claim'
  packetId: string
  memberId: string
}
export interface BillAct extends Tried {
  kind: 'bill'
  id: string
  makerId: string
  currency: string
  total: bigint
  /** As the server answered; null while it did not. */
  shares: ReadonlyMap<string, bigint> | null
}
export interface BillPay extends Tried {
  kind: 'billPay'
  id: string
  billId: string
  payerId: string
}
export interface Funding extends Tried {
  kind: 'topUp' | 'withdrawal'
  id: string
  memberId: string
  amount: bigint
  currency: string
  /** Whether the bank does it, in the end; null: only the bank knows. */
  works: boolean | null
}
export interface Charge extends Tried {
  kind: 'charge'
  id: string
  payerId: string
  payeeId: string
  amount: bigint
  currency: string
}
export interface ChargeAnswer extends Tried {
  kind: 'confirm' | 'decline'
  chargeId: string
}
/** Time was made to run out for a transfer or a packet. */
export interface TimeOut {
  kind: 'timeOut'
  of: string
  /** Whether it surely did; the database may have been shot at that moment. */
  sure: boolean
}

export type Act =
  | Pay
  | Transfer
  | TransferAnswer
  | Packet
  | Claim
  | BillAct
  | BillPay
  | Funding
  | Charge
  | ChargeAnswer
  | TimeOut
export type TriedAct = Exclude<Act, TimeOut>
export type ActOf<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>

/**
 * Whether an act happened, by its answers: `done` where one says so. `not` where it was refused, and nothing that was
 * sent before could still be under way: the server it was sent to is dead since. Else it is `open`.
 */
export function verdictOf({ attempts }: Tried): 'done' | 'not' | 'open' {
  if (attempts.some(({ outcome }) => outcome === 'done')) return 'done'
  const lastLost = Math.max(-1, ...attempts.flatMap(({ outcome, era }) => (outcome === 'lost' ? era : [])))
  return attempts.some(({ outcome, era }) => outcome === 'refused' && era > lastLost) ? 'not' : 'open'
}
