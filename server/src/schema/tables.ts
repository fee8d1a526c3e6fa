/** The tables, by the module that owns them. Only that module's `store.ts` touches them. */

import type {
  BillState,
  BillWay,
  ChargeState,
  EntryKind,
  ExportFormat,
  ExportState,
  FundingAction,
  FundingFailure,
  FundingProvider,
  FundingState,
  Language,
  MessageBody,
  OrderState,
  PaymentWay,
  RedPacketState,
  RedPacketWay,
  RelationState,
  Role,
  SourceKind,
  StallCategory,
  StatementFilter,
  TestBehaviour,
  TransferState,
} from '@sampan/contract'
import type { ColumnType, Generated } from 'kysely'

/** jsonb: read as its value, written as text. */
type Json<Value> = ColumnType<Value, string, string>
type Default<Value> = Generated<Value>
/** bigint: written as its digits, and read as `amount::text`, since a number in JavaScript might round it. */
type Digits = ColumnType<number, string, string>

// accounts
export interface MembersTable {
  id: string
  handle: string
  name: string
  about: Default<string>
  region: string | null
  language: Language
  avatar_file_id: string | null
  contact_code: string
  password_hash: string | null
  demo: Default<boolean>
  created_at: Date
}
export interface DevicesTable {
  id: string
  member_id: string
  name: string
  /** SHA-256 of the session token; the token itself is nowhere. */
  token_hash: Buffer
  created_at: Date
  last_seen_at: Date
  ended_at: Date | null
}
export interface PasskeysTable {
  id: string
  member_id: string
  /** base64url, as WebAuthn gives it. */
  credential_id: string
  public_key: Buffer
  counter: number
  transports: string[]
  name: string
  created_at: Date
  last_used_at: Date | null
}
export interface PasskeyCeremoniesTable {
  id: string
  purpose: 'signUp' | 'signIn' | 'add'
  challenge: string
  /** What the ceremony was begun with, such as the handle of a sign-up or the member of an addition. */
  draft: Json<Record<string, string>>
  created_at: Date
}

// contacts
export interface RelationsTable {
  member_id: string
  other_id: string
  state: RelationState
  greeting: string | null
  remark: string | null
  blocked: Default<boolean>
  /** Requests sent by `member_id` to `other_id` on `requested_on`. */
  requests_today: Default<number>
  requested_on: Date | null
  changed_at: Date
}

// files
export interface FilesTable {
  id: string
  owner_id: string
  kind: 'picture' | 'avatar' | 'voice'
  media_type: string
  size_bytes: number
  width: number | null
  height: number | null
  placeholder: string | null
  created_at: Date
}

// chat
export interface ConversationsTable {
  id: string
  kind: 'direct' | 'group'
  title: string | null
  /** Both member ids of a direct conversation, sorted and joined; null for groups. */
  direct_key: string | null
  last_seq: Default<number>
  created_at: Date
}
export interface ConversationMembersTable {
  conversation_id: string
  member_id: string
  role: Role
  may_post: Default<boolean>
  /** Messages from here on are the member's to see. */
  first_seq: number
  read_seq: number
  muted: Default<boolean>
  pinned: Default<boolean>
  joined_at: Date
  left_at: Date | null
}
export interface MessagesTable {
  conversation_id: string
  seq: number
  id: string
  sender_id: string | null
  body: Json<MessageBody>
  reply_to_seq: number | null
  forwarded: Default<boolean>
  sent_at: Date
}
export interface ReactionsTable {
  conversation_id: string
  seq: number
  member_id: string
  emoji: string
}
export interface MentionsTable {
  conversation_id: string
  member_id: string
  seq: number
}
export interface HiddenMessagesTable {
  conversation_id: string
  member_id: string
  seq: number
}
/** Where a file stands: whoever may see the message may fetch the file. */
export interface FilePlacesTable {
  file_id: string
  conversation_id: string
  seq: number
}

// ledger: what stands in it is written by `ledger_post_batch`; amounts are minor units
export interface LedgerAccountsTable {
  id: string
  owner_id: string
  kind: 'member' | 'redPacket' | 'funding' | 'opening' | 'exchange' | 'fees'
  currency: string
  debits_must_not_exceed_credits: boolean
  debits_pending: Default<Digits>
  debits_posted: Default<Digits>
  credits_pending: Default<Digits>
  credits_posted: Default<Digits>
  last_seq: Default<number>
  closed: Default<boolean>
  frozen: Default<boolean>
  opened_at: Date
}
export interface LedgerTransfersTable {
  id: string
  debit_account_id: string
  credit_account_id: string
  amount: Digits
  at: Date
  /** Bits, see modules/ledger/pack.ts. */
  flags: number
  timeout_seconds: number | null
  pending_id: string | null
  actor_member_id: string | null
  actor_device_id: string | null
  currency: string
  kind: string
  reason: string
  rate: string | null
}
export interface LedgerPostingsTable {
  account_id: string
  transfer_id: string
  seq: number
  /** Below zero for the debit side. */
  amount: Digits
  /** And what is pending: after this posting. */
  balance: Digits
  debits_pending: Digits
  credits_pending: Digits
}
export interface LedgerPendingsTable {
  transfer_id: string
  state: 'pending' | 'posted' | 'voided' | 'expired'
  expires_at: Date | null
  resolved_by: string | null
}

// wallet
export interface WalletsTable {
  member_id: string
  tier: string | null
  frozen: Default<boolean>
  pin_hash: string | null
  /** Since the right one was last shown. */
  wrong_tries: Default<number>
  locked_until: Date | null
  reset_from: Date | null
  reset_until: Date | null
  reset_device_id: string | null
  /** Minor units by currency. */
  pin_free: ColumnType<Record<string, string>, string | undefined, string>
}
export interface WalletUsageTable {
  member_id: string
  currency: string
  day: Default<string>
  day_used: Default<Digits>
  month: Default<string>
  month_used: Default<Digits>
}
export interface WalletHoldsTable {
  id: string
  member_id: string
  currency: string
  amount: Digits
  spends: boolean
  held_at: Date
  ended_at: Date | null
}
/** One line for each member and movement. */
export interface WalletEntriesTable {
  member_id: string
  id: string
  /** In the order of the books, across all members. */
  place: Default<number>
  currency: string
  kind: EntryKind
  amount: Digits
  balance: Digits
  with_member_id: string | null
  with_name: string | null
  note: string
  /** Note and name, to be searched. */
  words: string
  reference_id: string | null
  at: Date
}
export interface WalletPinProofsTable {
  /** SHA-256; the proof itself is nowhere. */
  hash: Buffer
  member_id: string
  device_id: string
  currency: string
  amount_max: Digits
  expires_at: Date
}
export interface WalletExportsTable {
  id: string
  member_id: string
  format: ExportFormat
  language: Language
  filter: Json<StatementFilter>
  state: ExportState
  percent: Default<number>
  size_bytes: number | null
  created_at: Date
  expires_at: Date
}

// merchants
/** At most one a member. */
export interface StallsTable {
  id: string
  owner_id: string
  name: string
  category: StallCategory
  city: string
  region: string
  currency: string
  open: Default<boolean>
  created_at: Date
}
export interface OrdersTable {
  id: string
  stall_id: string
  /** Minor units, in digits. */
  amount: Digits
  currency: string
  reference: string
  note: string
  /** `expired` is written by a job, a while after it came to be so. */
  state: OrderState
  payment_id: string | null
  created_at: Date
  expires_at: Date
}

// payments
export interface PaymentsTable {
  id: string
  payer_id: string
  payee_id: string
  stall_id: string | null
  order_id: string | null
  amount: Digits
  currency: string
  note: string
  way: PaymentWay
  at: Date
}
/** Codes to be shown at a till; a keyed hash of each. */
export interface PaymentCodesTable {
  hash: Buffer
  member_id: string
  device_id: string
  issued_at: Date
  begins_at: Date
  ends_at: Date
  used_at: Date | null
}
/** Codes that a member tried and nobody was given, since an instant. */
export interface PaymentCodeGuessesTable {
  member_id: string
  wrong: number
  since: Date
}
export interface ChargesTable {
  id: string
  payer_id: string
  stall_id: string
  payee_id: string
  code_hash: Buffer
  device_id: string
  amount: Digits
  currency: string
  note: string
  /** `expired` is written by a job, a while after it came to be so. */
  state: ChargeState
  created_at: Date
  expires_at: Date
}

// funding
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

// transfers
export interface TransfersTable {
  id: string
  /** The message in which it stands. */
  conversation_id: string
  seq: number
  from_id: string
  to_id: string
  amount: Digits
  currency: string
  note: string
  state: TransferState
  sent_at: Date
  expires_at: Date
  settled_at: Date | null
}

// bills
export interface BillsTable {
  id: string
  /** The message in which it stands. */
  conversation_id: string
  seq: number
  maker_id: string
  way: BillWay
  note: string
  currency: string
  state: BillState
  created_at: Date
  reminded_at: Date | null
}
export interface BillSharesTable {
  bill_id: string
  member_id: string
  /** In the order in which they were named. */
  place: number
  amount: Digits
  /** The movement in the ledger; the maker's own share is paid without one. */
  payment_id: string | null
  paid_at: Date | null
}

// redPackets
export interface RedPacketsTable {
  /** Also the id of its account in the ledger, and of the movement that filled it. */
  id: string
  /** The message in which it stands. */
  conversation_id: string
  seq: number
  sender_id: string
  way: RedPacketWay
  for_ids: string[]
  except_id: string | null
  greeting: string
  cover: string
  currency: string
  total: Digits
  shares: ColumnType<number[], string[], never>
  /** Places among the shares that nobody took, in the order in which they go. */
  free: number[]
  state: RedPacketState
  sent_at: Date
  expires_at: Date
  ended_at: Date | null
  luckiest_id: string | null
}
export interface RedPacketClaimsTable {
  packet_id: string
  member_id: string
  place: number
  amount: Digits
  at: Date
  transfer_id: string
}

export interface Database {
  ledger_accounts: LedgerAccountsTable
  ledger_transfers: LedgerTransfersTable
  ledger_postings: LedgerPostingsTable
  ledger_pendings: LedgerPendingsTable
  members: MembersTable
  devices: DevicesTable
  passkeys: PasskeysTable
  passkey_ceremonies: PasskeyCeremoniesTable
  relations: RelationsTable
  files: FilesTable
  conversations: ConversationsTable
  conversation_members: ConversationMembersTable
  messages: MessagesTable
  reactions: ReactionsTable
  mentions: MentionsTable
  hidden_messages: HiddenMessagesTable
  file_places: FilePlacesTable
  transfers: TransfersTable
  bills: BillsTable
  bill_shares: BillSharesTable
  red_packets: RedPacketsTable
  red_packet_claims: RedPacketClaimsTable
  wallets: WalletsTable
  wallet_usage: WalletUsageTable
  wallet_holds: WalletHoldsTable
  wallet_entries: WalletEntriesTable
  wallet_pin_proofs: WalletPinProofsTable
  wallet_exports: WalletExportsTable
  stalls: StallsTable
  orders: OrdersTable
  payments: PaymentsTable
  payment_codes: PaymentCodesTable
  payment_code_guesses: PaymentCodeGuessesTable
  charges: ChargesTable
  funding_holders: FundingHoldersTable
  funding_sources: FundingSourcesTable
  funding_links: FundingLinksTable
  funding_orders: FundingOrdersTable
  test_bank_accounts: TestBankAccountsTable
  test_bank_balances: TestBankBalancesTable
  test_bank_payments: TestBankPaymentsTable
}
