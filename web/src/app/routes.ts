import { type ComponentType, lazy } from 'react'
import type { Place } from '../ui/Places.tsx'

/** A screen takes the parts of its address that are named with a colon. */
export type Screen = ComponentType<{ parameters: Readonly<Record<string, string>> }>

export interface View {
  place: Place
  list: Screen
  content?: Screen
  details?: Screen
}

const page = (load: () => Promise<Record<string, unknown>>, name: string): Screen =>
  lazy(async () => {
    const found = (await load())[name]
    if (typeof found !== 'function') throw new Error(`The page ${name} is missing from its module.`)
    return { default: found as Screen }
  })

const chat = () => import('../modules/chat/pages.tsx')
const talk = () => import('../modules/chat/talkPages.tsx')
const groups = () => import('../modules/groups/pages.tsx')
const search = () => import('../modules/search/pages.tsx')
const contacts = () => import('../modules/contacts/pages.tsx')
const tags = () => import('../modules/contacts/tags/pages.tsx')
const addressBook = () => import('../modules/contacts/addressBook/AddressBookPage.tsx')
const discover = () => import('../modules/discover/pages.tsx')
const accounts = () => import('../modules/accounts/mePages.tsx')
const security = () => import('../modules/accounts/security/pages.tsx')
const phone = () => import('../modules/accounts/phone/PhonePage.tsx')
const wallet = () => import('../modules/wallet/pages.tsx')
const notifications = () => import('../modules/accounts/NotificationsPage.tsx')
const scan = () => import('../modules/scan/pages.tsx')
const payments = () => import('../modules/payments/pages.tsx')
const merchants = () => import('../modules/merchants/pages.tsx')
const redPackets = () => import('../modules/redPackets/pages.tsx')
const transfers = () => import('../modules/transfers/pages.tsx')
const privacy = () => import('../modules/privacy/pages.tsx')
const options = () => import('../modules/options/pages.tsx')
const favourites = () => import('../modules/favourites/pages.tsx')
const miniPrograms = () => import('../modules/miniPrograms/pages.tsx')
const places = () => import('../modules/places/pages.tsx')
const polls = () => import('../modules/polls/pages.tsx')
const funding = () => import('../modules/funding/pages.tsx')

const ChatsPage = page(chat, 'ChatsPage')
const ChooseChat = page(chat, 'ChooseChat')
const ConversationPage = page(talk, 'ConversationPage')
const HistoryPage = page(talk, 'HistoryPage')
const KeptHistoryPage = page(talk, 'KeptHistoryPage')
const NewGroupPage = page(groups, 'NewGroupPage')
const GroupsPage = page(groups, 'GroupsPage')
const DetailsPage = page(groups, 'DetailsPage')
const PeoplePage = page(groups, 'PeoplePage')
const PersonPage = page(groups, 'PersonPage')
const AddPeoplePage = page(groups, 'AddPeoplePage')
const PicturesPage = page(groups, 'PicturesPage')
const ChatSearchPage = page(search, 'ChatSearchPage')
const GroupSettingsPage = page(groups, 'GroupSettingsPage')
const GroupLinksPage = page(groups, 'GroupLinksPage')
const JoinRequestsPage = page(groups, 'JoinRequestsPage')
const NoticePage = page(groups, 'NoticePage')
const GroupLinkPage = page(groups, 'GroupLinkPage')
const ContactsPage = page(contacts, 'ContactsPage')
const ChooseContact = page(contacts, 'ChooseContact')
const AddContactPage = page(contacts, 'AddContactPage')
const ScanPage = page(scan, 'ScanPage')
const RequestsPage = page(contacts, 'RequestsPage')
const ContactPage = page(contacts, 'ContactPage')
const TagsPage = page(tags, 'TagsPage')
const TagPage = page(tags, 'TagPage')
const ChooseTaggedPage = page(tags, 'ChooseTaggedPage')
const AddressBookPage = page(addressBook, 'AddressBookPage')
const LinkPage = page(contacts, 'LinkPage')
const BlockedPage = page(contacts, 'BlockedPage')
const DiscoverPage = page(discover, 'DiscoverPage')
const MePage = page(accounts, 'MePage')
const ProfilePage = page(accounts, 'ProfilePage')
const CodePage = page(accounts, 'CodePage')
const DevicesPage = page(accounts, 'DevicesPage')
const NotificationsPage = page(notifications, 'NotificationsPage')
const SettingsPage = page(accounts, 'SettingsPage')
const RecoveryPage = page(security, 'RecoveryPage')
const ExportPage = page(security, 'ExportPage')
const DeletionPage = page(security, 'DeletionPage')
const PhonePage = page(phone, 'PhonePage')
const TwoStepPage = page(security, 'TwoStepPage')
const NewTransferPage = page(transfers, 'NewTransferPage')
const TransferPage = page(transfers, 'TransferPage')
const NewBillPage = page(transfers, 'NewBillPage')
const BillPage = page(transfers, 'BillPage')
const PrivacyPage = page(privacy, 'PrivacyPage')
const ArchivePage = page(options, 'ArchivePage')
const FavouritesPage = page(favourites, 'FavouritesPage')
const ProgramsPage = page(miniPrograms, 'ProgramsPage')
const ProgramPlace = page(miniPrograms, 'ProgramPlace')
const ProgramSettingsPage = page(miniPrograms, 'ProgramSettingsPage')
const PlacePage = page(places, 'PlacePage')
const NewPollPage = page(polls, 'NewPollPage')
const PollPage = page(polls, 'PollPage')
const NewPacketPage = page(redPackets, 'NewPacketPage')
const PacketPage = page(redPackets, 'PacketPage')
const PacketHistoryPage = page(redPackets, 'PacketHistoryPage')
const WalletPage = page(wallet, 'WalletPage')
const StatementPage = page(wallet, 'StatementPage')
const ReceiptPage = page(wallet, 'ReceiptPage')
const MonthPage = page(wallet, 'MonthPage')
const WalletSettingsPage = page(wallet, 'WalletSettingsPage')
const PinPage = page(wallet, 'PinPage')
const PinResetPage = page(wallet, 'PinResetPage')
const PinFreePage = page(wallet, 'PinFreePage')
const LimitsPage = page(wallet, 'LimitsPage')
const SourcesPage = page(funding, 'SourcesPage')
const SourcePage = page(funding, 'SourcePage')
const LinkSourcePage = page(funding, 'LinkSourcePage')
const LinkedPage = page(funding, 'LinkedPage')
const TopUpPage = page(funding, 'TopUpPage')
const WithdrawPage = page(funding, 'WithdrawPage')
const OrdersPage = page(funding, 'OrdersPage')
const OrderPage = page(funding, 'OrderPage')
const PayCodePage = page(payments, 'PayCodePage')
const ReceivePage = page(payments, 'ReceivePage')
const PayPage = page(payments, 'PayPage')
const StallPage = page(merchants, 'StallPage')
const StallSetupPage = page(merchants, 'StallSetupPage')
const TillPage = page(merchants, 'TillPage')
const PosterPage = page(merchants, 'PosterPage')

const conversation = { place: 'chats', list: ChatsPage, content: ConversationPage } as const satisfies View

const me = { place: 'me', list: MePage } as const satisfies View
const walletHome = { ...me, content: WalletPage } as const satisfies View
const statement = { ...me, content: StatementPage } as const satisfies View
const sources = { ...me, content: SourcesPage } as const satisfies View
const orders = { ...me, content: OrdersPage } as const satisfies View
const walletSettings = { ...me, content: WalletSettingsPage } as const satisfies View

/** Every address behind the sign-in page. The first that fits is taken. */
export const views: readonly (readonly [pattern: string, view: View])[] = [
  ['/chats', { place: 'chats', list: ChatsPage }],
  ['/chats/scan', { place: 'chats', list: ChatsPage, content: ScanPage }],
  ['/chats/archive', { place: 'chats', list: ArchivePage }],
  ['/chats/new-group', { place: 'chats', list: ChatsPage, content: NewGroupPage }],
  ['/chats/:conversationId', conversation],
  ['/chats/:conversationId/details', { ...conversation, details: DetailsPage }],
  ['/chats/:conversationId/details/people', { ...conversation, details: PeoplePage }],
  ['/chats/:conversationId/details/people/:memberId', { ...conversation, details: PersonPage }],
  ['/chats/:conversationId/details/add', { ...conversation, details: AddPeoplePage }],
  ['/chats/:conversationId/details/pictures', { ...conversation, details: PicturesPage }],
  ['/chats/:conversationId/details/search', { ...conversation, details: ChatSearchPage }],
  ['/chats/:conversationId/details/settings', { ...conversation, details: GroupSettingsPage }],
  ['/chats/:conversationId/details/links', { ...conversation, details: GroupLinksPage }],
  ['/chats/:conversationId/details/requests', { ...conversation, details: JoinRequestsPage }],
  ['/chats/:conversationId/details/notice', { ...conversation, details: NoticePage }],
  ['/chats/:conversationId/transfer', { ...conversation, details: NewTransferPage }],
  ['/chats/:conversationId/transfers/:transferId', { ...conversation, details: TransferPage }],
  ['/chats/:conversationId/bill', { ...conversation, details: NewBillPage }],
  ['/chats/:conversationId/bills/:billId', { ...conversation, details: BillPage }],
  ['/chats/:conversationId/poll', { ...conversation, details: NewPollPage }],
  ['/chats/:conversationId/polls/:pollId', { ...conversation, details: PollPage }],
  ['/chats/:conversationId/places/:seq', { ...conversation, details: PlacePage }],
  ['/chats/:conversationId/history/:seq', { ...conversation, details: HistoryPage }],
  ['/chats/:conversationId/red-packet', { ...conversation, details: NewPacketPage }],
  ['/chats/:conversationId/red-packets/:packetId', { ...conversation, details: PacketPage }],
  ['/contacts', { place: 'contacts', list: ContactsPage }],
  ['/contacts/new', { place: 'contacts', list: ContactsPage, content: AddContactPage }],
  ['/contacts/scan', { place: 'contacts', list: ContactsPage, content: ScanPage }],
  ['/contacts/requests', { place: 'contacts', list: ContactsPage, content: RequestsPage }],
  ['/contacts/groups', { place: 'contacts', list: ContactsPage, content: GroupsPage }],
  ['/contacts/tags', { place: 'contacts', list: ContactsPage, content: TagsPage }],
  ['/contacts/tags/:tagId', { place: 'contacts', list: ContactsPage, content: TagPage }],
  ['/contacts/tags/:tagId/choose', { place: 'contacts', list: ContactsPage, content: ChooseTaggedPage }],
  ['/contacts/book', { place: 'contacts', list: ContactsPage, content: AddressBookPage }],
  ['/contacts/:memberId', { place: 'contacts', list: ContactsPage, content: ContactPage }],
  ['/g/:token', { place: 'chats', list: ChatsPage, content: GroupLinkPage }],
  ['/add/:code', { place: 'contacts', list: ContactsPage, content: LinkPage }],
  ['/scan', { place: 'discover', list: DiscoverPage, content: ScanPage }],
  ['/discover', { place: 'discover', list: DiscoverPage }],
  ['/mini-programs', { place: 'discover', list: DiscoverPage, content: ProgramsPage }],
  ['/mini-programs/:programId', { place: 'chats', list: ChatsPage, content: ProgramPlace }],
  ['/mini-programs/:programId/settings', { place: 'discover', list: DiscoverPage, content: ProgramSettingsPage }],
  ['/me', { place: 'me', list: MePage }],
  ['/me/profile', { place: 'me', list: MePage, content: ProfilePage }],
  ['/me/code', { place: 'me', list: MePage, content: CodePage }],
  ['/me/favourites', { ...me, content: FavouritesPage }],
  ['/me/favourites/:favouriteId', { ...me, content: KeptHistoryPage }],
  ['/me/devices', { place: 'me', list: MePage, content: DevicesPage }],
  ['/me/notifications', { place: 'me', list: MePage, content: NotificationsPage }],
  ['/me/settings', { place: 'me', list: MePage, content: SettingsPage }],
  ['/me/settings/recovery', { place: 'me', list: MePage, content: RecoveryPage }],
  ['/me/settings/delete', { place: 'me', list: MePage, content: DeletionPage }],
  ['/me/settings/data', { place: 'me', list: MePage, content: ExportPage }],
  ['/me/settings/two-step', { place: 'me', list: MePage, content: TwoStepPage }],
  ['/me/settings/phone', { place: 'me', list: MePage, content: PhonePage }],
  ['/me/settings/privacy', { place: 'me', list: MePage, content: PrivacyPage }],
  ['/me/settings/blocked', { place: 'me', list: MePage, content: BlockedPage }],
  ['/me/wallet', walletHome],
  ['/me/wallet/entries/:entryId', { ...walletHome, details: ReceiptPage }],
  ['/me/wallet/statement', statement],
  ['/me/wallet/statement/:entryId', { ...statement, details: ReceiptPage }],
  ['/me/wallet/month', { ...me, content: MonthPage }],
  ['/me/wallet/pay-code', { ...me, content: PayCodePage }],
  ['/me/wallet/receive', { ...me, content: ReceivePage }],
  ['/me/wallet/receive/poster', { ...me, content: PosterPage }],
  ['/me/wallet/scan', { ...me, content: ScanPage }],
  ['/me/scan', { ...me, content: ScanPage }],
  ['/pay/:code', { ...me, content: PayPage }],
  ['/me/stall', { ...me, content: StallPage }],
  ['/me/stall/setup', { ...me, content: StallSetupPage }],
  ['/me/stall/till', { ...me, content: TillPage }],
  ['/me/stall/poster', { ...me, content: PosterPage }],
  ['/me/wallet/red-packets', { ...me, content: PacketHistoryPage }],
  ['/me/wallet/sources', sources],
  ['/me/wallet/sources/new', { ...sources, details: LinkSourcePage }],
  ['/me/wallet/sources/link/:linkId', { ...me, content: LinkedPage }],
  ['/me/wallet/sources/:sourceId', { ...sources, details: SourcePage }],
  ['/me/wallet/top-up', { ...me, content: TopUpPage }],
  ['/me/wallet/withdraw', { ...me, content: WithdrawPage }],
  ['/me/wallet/orders', orders],
  ['/me/wallet/orders/:orderId', { ...orders, details: OrderPage }],
  ['/me/wallet/settings', walletSettings],
  ['/me/wallet/settings/pin', { ...walletSettings, details: PinPage }],
  ['/me/wallet/settings/pin-reset', { ...walletSettings, details: PinResetPage }],
  ['/me/wallet/settings/pin-free', { ...walletSettings, details: PinFreePage }],
  ['/me/wallet/settings/limits', { ...walletSettings, details: LimitsPage }],
]

/** Whether an address leads somewhere here: what is not built in is not offered. */
export const leadsSomewhere = (path: string): boolean => views.some(([pattern]) => pattern === path)

/** What a desktop shows beside a list while nothing is chosen. Discover has the room to itself. */
export const placeholders: Partial<Record<Place, Screen>> = {
  chats: ChooseChat,
  contacts: ChooseContact,
  me: CodePage,
}
