import Type, { type Static } from 'typebox'
import { Count, closed, Id, Instant, nullable } from './common.ts'
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
