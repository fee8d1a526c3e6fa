/** What the screens ask the offline store. */
import type {
  Charge,
  ContactTag,
  Conversation,
  ConversationMember,
  Device,
  Favourite,
  FundingOffer,
  FundingOrder,
  IssuedCode,
  LinkedSource,
  Member,
  Message,
  MessageSearch,
  Order,
  OwnPhone,
  OwnSticker,
  Payment,
  ProgramPermission,
  ProgramStage,
  RecentProgram,
  Relation,
  Retention,
  SearchResult,
  Self,
  Stall,
  Wallet,
  WalletEntry,
} from '@sampan/contract'
import type { ConversationView, Draft, PeopleIn, Stretch, Timeline } from './talk.ts'

/** Queries over the offline store. Each is meant for a live query: it runs again when what it read has changed. */
export interface Queries {
  self(): Promise<Self | undefined>
  devices(): Promise<Device[]>
  /** Contacts, requests and blocked people, unsorted. */
  relations(): Promise<Relation[]>
  relation(memberId: string): Promise<Relation | undefined>
  /** Pinned first, then the latest first. */
  conversations(): Promise<ConversationView[]>
  conversation(conversationId: string): Promise<ConversationView | undefined>
  /** The direct conversation with someone, if there is one. */
  directWith(memberId: string): Promise<Conversation | undefined>
  /** Sum of the unread messages of conversations that one wants to hear of. */
  unreadTotal(): Promise<number>
  /** The same sum, and whether any of them has a strong alert: asked together, since it looks at all of them. */
  waiting(): Promise<{ unread: number; alerting: boolean }>
  /** So many of the newest messages held here, or a stretch of them. */
  timeline(conversationId: string, wanted: number | Stretch): Promise<Timeline>
  /** A message by its number, also one that was fetched for a quote. */
  message(conversationId: string, seq: number): Promise<Message | undefined>
  /** A message held here by its own id: that of the transfer or bill that stands in it. */
  messageById(conversationId: string, messageId: string): Promise<Message | undefined>
  /** The people of a group as far as they were fetched (`loadMembers`); empty before. */
  members(conversationId: string): Promise<ConversationMember[]>
  /** Those whom one conversation may name. Little to read, unlike `people`. */
  peopleIn(conversationId: string): Promise<PeopleIn>
  /** Everyone known here by id: oneself, relations, peers, faces and fetched members. */
  people(): Promise<Map<string, Member>>
  /** What people are called in each group, as far as its people were fetched: names by member, by conversation. */
  nicknames(): Promise<Map<string, Map<string, string>>>
  /** The next voice message of somebody else that one has not heard, held here. */
  nextVoice(conversationId: string, afterSeq: number): Promise<Message | undefined>
  /** Pictures sent in a conversation and held here, ascending: for the viewer. */
  pictures(conversationId: string): Promise<Message[]>
  /** The newest messages held here that answer a search. Asked once, not as a live query: it goes through all of them. */
  findHeld(search: MessageSearch, limit: number): Promise<SearchResult[]>
  /** When one last wrote in a conversation, RFC 3339; null where this device does not know. */
  lastOwnAt(conversationId: string): Promise<string | null>
  draft(conversationId: string): Promise<Draft | undefined>
  /** One's own wallet; null until `loadWallet` fetched it for the first time. */
  wallet(): Promise<Wallet | null>
  /** The latest lines of one's statement that are held here, the latest first. */
  latestEntries(limit: number): Promise<WalletEntry[]>
  /** One's own stall, or that there is none; null until `loadStall` asked for the first time. */
  stall(): Promise<{ stall: Stall | null } | null>
  /** An order of one's own stall; null where this device has not heard of it. */
  order(orderId: string): Promise<Order | null>
  charge(chargeId: string): Promise<Charge | null>
  /** What stalls asked of oneself, as far as this device heard of it; what waits may have run out (`expiresAt`). */
  ownCharges(): Promise<Charge[]>
  /** The latest payments by code that are held here, the latest first; see `loadReceived`. */
  received(at: 'person' | 'stall', limit: number): Promise<Payment[]>
  /** Codes to show at a till, in the order of their minutes; see `loadPayCodes`. */
  payCodes(): Promise<IssuedCode[]>
  /** The messages that one keeps, the latest first; all of them after `loadFavourites`. */
  favourites(): Promise<Favourite[]>
  /** One’s own tags for contacts, in the order of making; null before `loadContactTags`. */
  contactTags(): Promise<ContactTag[] | null>
  /** One’s own telephone number; null before `loadPhone`. */
  ownPhone(): Promise<OwnPhone | null>
  /** How long messages are kept here, as the server last said it; null before. */
  retention(): Promise<Retention | null>
  /** Mini programs that were opened, those that are kept first; null before `loadRecentPrograms`. */
  recentPrograms(): Promise<RecentProgram[] | null>
  /** What a program was allowed; null before it was opened or described here. */
  programPermissions(programId: string): Promise<ProgramPermission[] | null>
  /** Which bundle a program has become; null while it is the one that it was. */
  programBundle(programId: string): Promise<{ hash: string; stage: ProgramStage } | null>
  /** The stickers that one keeps, in one’s order; null before `loadStickers`. */
  stickers(): Promise<OwnSticker[] | null>
  /** Banks and cards that are linked, newest first, and what can be; null until `loadFunding` asked for the first time. */
  funding(): Promise<{ sources: LinkedSource[]; offer: FundingOffer } | null>
  /** Top-ups and withdrawals that are held here, newest first; see `loadFundingOrders`. */
  fundingOrders(): Promise<FundingOrder[]>
  fundingOrder(orderId: string): Promise<FundingOrder | null>
}
