import Type, { type Static } from 'typebox'
import { ClientId, Cursor, closed, Id, Instant, lineText, nullable } from '../../bodies/common.ts'
import { Member } from '../../bodies/member.ts'
import { Currency, EntryKind, WalletEntry } from '../../bodies/money.ts'
import { Month, MonthPicture, Receipt } from '../../bodies/wallet.ts'
import { read } from '../../define.ts'

const limit = { burst: 60, perMinute: 240 }

/** Which entries of a statement; what is left out does not matter. */
export const statementFilter = {
  /** In notes and in the names of those with whom money moved, as they were called then; upper or lower case alike. */
  search: Type.Optional(lineText(100)),
  kinds: Type.Optional(Type.Array(EntryKind, { minItems: 1, maxItems: 20 })),
  direction: Type.Optional(Type.Union([Type.Literal('in'), Type.Literal('out')])),
  memberId: Type.Optional(Id),
  currency: Type.Optional(Currency),
  from: Type.Optional(Instant),
  before: Type.Optional(Instant),
}

export const StatementFilter = Type.Object(statementFilter, closed)
export type StatementFilter = Static<typeof StatementFilter>

export const listEntries = read('wallet.listEntries', {
  caller: 'member',
  summary: 'The caller’s statement, the latest first; searched and filtered.',
  input: Type.Object(
    {
      ...statementFilter,
      cursor: Type.Optional(Cursor),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    },
    closed,
  ),
  /** `members`: those in the entries, as they are called and look now. */
  output: Type.Object(
    { entries: Type.Array(WalletEntry), members: Type.Array(Member), nextCursor: nullable(Cursor) },
    closed,
  ),
  errors: [],
  limit,
})

export const getEntry = read('wallet.getEntry', {
  caller: 'member',
  summary: 'One movement as a receipt.',
  input: Type.Object({ entryId: ClientId }, closed),
  output: Type.Object({ receipt: Receipt, members: Type.Array(Member) }, closed),
  errors: ['wallet.entryNotFound'],
  limit,
})

export const getMonth = read('wallet.getMonth', {
  caller: 'member',
  summary: 'A month in one currency: money in and out by day, by kind and by person.',
  input: Type.Object({ month: Month, currency: Currency }, closed),
  output: Type.Object({ picture: MonthPicture, members: Type.Array(Member) }, closed),
  errors: [],
  limit,
})
