import Type, { type Static } from 'typebox'
import { Count, closed, Id, Instant, nullable } from './common.ts'
import { Currency, SignedAmount } from './money.ts'
import { ExportState } from './wallet.ts'

/** Everything of a member as a file, being made or ready. */
export const AccountExport = Type.Object(
  {
    id: Id,
    state: ExportState,
    withFiles: Type.Boolean(),
    percent: Type.Integer({ minimum: 0, maximum: 100 }),
    sizeBytes: nullable(Count),
    createdAt: Instant,
    /** When the file goes. */
    expiresAt: Instant,
  },
  closed,
)
export type AccountExport = Static<typeof AccountExport>

/** What must be settled before an account can be deleted. */
export const DeletionBlocker = Type.Union([
  /** Money, or debts where it is below zero. */
  Type.Object({ kind: Type.Literal('balance'), currency: Currency, amount: SignedAmount }, closed),
  /** Money on its way out. */
  Type.Object({ kind: Type.Literal('held'), currency: Currency, amount: SignedAmount }, closed),
  Type.Object({ kind: Type.Literal('transfers'), count: Count }, closed),
  Type.Object({ kind: Type.Literal('redPackets'), count: Count }, closed),
  /** Top-ups and withdrawals that are under way. */
  Type.Object({ kind: Type.Literal('fundingOrders'), count: Count }, closed),
])
export type DeletionBlocker = Static<typeof DeletionBlocker>
