import type {
  FundingAction,
  FundingFailure,
  FundingProvider,
  FundingState,
  SourceKind,
  TestBehaviour,
} from '@sampan/contract'
import type { Default, Json } from './columns.ts'

/** By what names providers know members. */
export interface FundingHoldersTable {
  member_id: string
  provider: FundingProvider
  kind: SourceKind
  reference: string
}
export interface FundingSourcesTable {
  id: string
  member_id: string
  provider: FundingProvider
  kind: SourceKind
  /** The provider's own id of it; never a number that could be paid with. */
  reference: string
  holder: string | null
  name: string
  last_four: string
  expires_month: number | null
  expires_year: number | null
  may_top_up: boolean
  may_withdraw: boolean
  currencies: string[]
  linked_at: Date
  unlinked_at: Date | null
}
export interface FundingLinksTable {
  id: string
  member_id: string
  provider: FundingProvider
  kind: SourceKind
  holder: string | null
  reference: string | null
  url: string | null
  /** Set once it is done. */
  source_id: string | null
  created_at: Date
}
export interface FundingOrdersTable {
  /** Also of its hold in the ledger, and its name with the provider. */
  id: string
  member_id: string
  device_id: string
  source_id: string
  provider: FundingProvider
  kind: 'topUp' | 'withdrawal'
  /** numeric: digits. */
  amount: string
  currency: string
  state: FundingState
  failure: FundingFailure | null
  action: Json<FundingAction> | null
  reference: string | null
  /** Of a top-up that was taken back: what the wallet could not give yet. */
  owed: Default<string>
  /** How often the provider was asked since it last told something new. */
  asked: Default<number>
  /** When it is to be looked at again; null where only a webhook would tell more. */
  look_at: Date | null
  /** Since when it waits for the member's confirmation. */
  waits_since: Date | null
  created_at: Date
  changed_at: Date
}
/** The test bank's own books: nothing of ours refers to them but by reference. */
export interface TestBankAccountsTable {
  id: string
  owner_id: string
  kind: SourceKind
  /** Tells the accounts of one owner apart: the kind and the last four digits. */
  label: string
  behaviour: TestBehaviour
}
export interface TestBankBalancesTable {
  account_id: string
  currency: string
  amount: string
}
export interface TestBankPaymentsTable {
  id: string
  account_id: string
  kind: 'topUp' | 'withdrawal'
  amount: string
  currency: string
  state: 'waiting' | 'asking' | 'done' | 'refused' | 'returned'
  failure: FundingFailure | null
  due_at: Date | null
  returns_at: Date | null
  created_at: Date
}
