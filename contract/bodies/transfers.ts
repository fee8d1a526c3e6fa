import Type, { type Static } from 'typebox'
import { closed, Id, Instant, nullable, Seq } from './common.ts'
import { Amount, Currency, MoneyNote } from './money.ts'
import { BILL_SHARES_MAX, BillState, BillWay, TransferState } from './moneyMessages.ts'

/** A transfer as its two people see it. */
export const Transfer = Type.Object(
  {
    id: Id,
    /** The message in which it stands. */
    conversationId: Id,
    seq: Seq,
    fromId: Id,
    toId: Id,
    amount: Amount,
    currency: Currency,
    note: MoneyNote,
    state: TransferState,
    sentAt: Instant,
    /** Until then the receiver may answer; afterwards the money goes back. */
    expiresAt: Instant,
    /** When it was accepted, returned or went back; null while it waits. */
    settledAt: nullable(Instant),
  },
  closed,
)
export type Transfer = Static<typeof Transfer>

/** A bill as everyone sees it who can see its message. */
export const Bill = Type.Object(
  {
    id: Id,
    /** The message in which it stands. */
    conversationId: Id,
    seq: Seq,
    makerId: Id,
    way: BillWay,
    note: MoneyNote,
    currency: Currency,
    total: Amount,
    shares: Type.Array(
      Type.Object(
        {
          memberId: Id,
          amount: Amount,
          /** Null while it is not paid. The maker's own share is paid from the beginning. */
          paidAt: nullable(Instant),
        },
        closed,
      ),
      { minItems: 1, maxItems: BILL_SHARES_MAX },
    ),
    state: BillState,
    createdAt: Instant,
    /** From when on the maker may remind the others. */
    remindFrom: Instant,
  },
  closed,
)
export type Bill = Static<typeof Bill>
