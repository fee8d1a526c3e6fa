/** The tables, by the module that owns them. Only that module's `store.ts` touches them. */
import type {
  AccountExportsTable,
  DevicesTable,
  FormerHandlesTable,
  MembersTable,
  PasskeyCeremoniesTable,
  PasskeysTable,
  RecoveryCodesTable,
  TwoStepSecretsTable,
} from './tables/accounts.ts'
import type { BillSharesTable, BillsTable } from './tables/bills.ts'
import type {
  ConversationMembersTable,
  ConversationsTable,
  DisappearingTable,
  DraftsTable,
  FilePlacesTable,
  GroupLinksTable,
  GroupNoticeReadersTable,
  GroupNoticesTable,
  GroupRequestsTable,
  HiddenMessagesTable,
  MentionsTable,
  MessageHistoriesTable,
  MessagesTable,
  ReactionsTable,
  ReportsTable,
  RetainedTable,
  RetentionChangesTable,
  VoicePlaysTable,
} from './tables/chat.ts'
import type { ContactTagsTable, RelationsTable } from './tables/contacts.ts'
import type { FavouritesTable } from './tables/favourites.ts'
import type { FilesTable, UploadsTable } from './tables/files.ts'
import type {
  FundingHoldersTable,
  FundingLinksTable,
  FundingOrdersTable,
  FundingSourcesTable,
  TestBankAccountsTable,
  TestBankBalancesTable,
  TestBankPaymentsTable,
} from './tables/funding.ts'
import type {
  LedgerAccountsTable,
  LedgerPendingsTable,
  LedgerPostingsTable,
  LedgerTransfersTable,
} from './tables/ledger.ts'
import type { LinkPreviewsTable } from './tables/links.ts'
import type { OrdersTable, StallsTable } from './tables/merchants.ts'
import type {
  MiniProgramBundlesTable,
  MiniProgramFilesTable,
  MiniProgramLoginCodesTable,
  MiniProgramPermissionsTable,
  MiniProgramReportsTable,
  MiniProgramsTable,
  MiniProgramVisitsTable,
} from './tables/miniPrograms.ts'
import type { ChargesTable, PaymentCodeGuessesTable, PaymentCodesTable, PaymentsTable } from './tables/payments.ts'
import type { PhoneNumbersTable, PhoneProofsTable, PhoneSendsTable } from './tables/phones.ts'
import type { PlacesTable } from './tables/places.ts'
import type { PollsTable, PollVotesTable } from './tables/polls.ts'
import type { LastSeenTable, PrivacyTable } from './tables/privacy.ts'
import type { PushPreferencesTable, PushSubscriptionsTable } from './tables/push.ts'
import type { RedPacketClaimsTable, RedPacketsTable } from './tables/redPackets.ts'
import type { SearchBlocksTable, SearchChangesTable, SearchEntriesTable } from './tables/search.ts'
import type { OwnStickersTable } from './tables/stickers.ts'
import type { TransfersTable } from './tables/transfers.ts'
import type {
  WalletEntriesTable,
  WalletExportsTable,
  WalletHoldsTable,
  WalletPinProofsTable,
  WalletsTable,
  WalletUsageTable,
} from './tables/wallet.ts'

export type * from './tables/accounts.ts'
export type * from './tables/bills.ts'
export type * from './tables/chat.ts'
export type * from './tables/contacts.ts'
export type * from './tables/favourites.ts'
export type * from './tables/files.ts'
export type * from './tables/funding.ts'
export type * from './tables/ledger.ts'
export type * from './tables/links.ts'
export type * from './tables/merchants.ts'
export type * from './tables/miniPrograms.ts'
export type * from './tables/payments.ts'
export type * from './tables/phones.ts'
export type * from './tables/places.ts'
export type * from './tables/polls.ts'
export type * from './tables/privacy.ts'
export type * from './tables/push.ts'
export type * from './tables/redPackets.ts'
export type * from './tables/search.ts'
export type * from './tables/stickers.ts'
export type * from './tables/transfers.ts'
export type * from './tables/wallet.ts'

export interface Database {
  ledger_accounts: LedgerAccountsTable
  ledger_transfers: LedgerTransfersTable
  ledger_postings: LedgerPostingsTable
  ledger_pendings: LedgerPendingsTable
  members: MembersTable
  devices: DevicesTable
  passkeys: PasskeysTable
  account_exports: AccountExportsTable
  recovery_codes: RecoveryCodesTable
  two_step_secrets: TwoStepSecretsTable
  former_handles: FormerHandlesTable
  passkey_ceremonies: PasskeyCeremoniesTable
  relations: RelationsTable
  contact_tags: ContactTagsTable
  phone_numbers: PhoneNumbersTable
  phone_proofs: PhoneProofsTable
  phone_sends: PhoneSendsTable
  files: FilesTable
  uploads: UploadsTable
  conversations: ConversationsTable
  disappearing: DisappearingTable
  retention_changes: RetentionChangesTable
  retained: RetainedTable
  drafts: DraftsTable
  privacy: PrivacyTable
  last_seen: LastSeenTable
  link_previews: LinkPreviewsTable
  places: PlacesTable
  conversation_members: ConversationMembersTable
  messages: MessagesTable
  message_histories: MessageHistoriesTable
  reactions: ReactionsTable
  voice_plays: VoicePlaysTable
  mentions: MentionsTable
  hidden_messages: HiddenMessagesTable
  file_places: FilePlacesTable
  group_links: GroupLinksTable
  group_requests: GroupRequestsTable
  group_notices: GroupNoticesTable
  group_notice_readers: GroupNoticeReadersTable
  reports: ReportsTable
  search_blocks: SearchBlocksTable
  search_entries: SearchEntriesTable
  search_changes: SearchChangesTable
  transfers: TransfersTable
  bills: BillsTable
  bill_shares: BillSharesTable
  polls: PollsTable
  poll_votes: PollVotesTable
  own_stickers: OwnStickersTable
  favourites: FavouritesTable
  mini_programs: MiniProgramsTable
  mini_program_bundles: MiniProgramBundlesTable
  mini_program_files: MiniProgramFilesTable
  mini_program_visits: MiniProgramVisitsTable
  mini_program_permissions: MiniProgramPermissionsTable
  mini_program_login_codes: MiniProgramLoginCodesTable
  mini_program_reports: MiniProgramReportsTable
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
  push_subscriptions: PushSubscriptionsTable
  push_preferences: PushPreferencesTable
}
