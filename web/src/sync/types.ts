/**
 * What the screens see of sync: queries over the offline store, values that change, and actions. No screen talks to the
 * server in another way.
 */
import type {
  Bill,
  Charge,
  ContactCardBody,
  ContactTag,
  Conversation,
  ConversationMember,
  Device,
  DisappearAfter,
  EditedWords,
  Favourite,
  FundingOffer,
  FundingOrder,
  GroupReadMark,
  HistoryBody,
  HistoryItem,
  Input,
  IssuedCode,
  LinkedSource,
  LinkPreview,
  Member,
  Mention,
  Message,
  MessageSearch,
  MiniProgramBody,
  Order,
  Output,
  OwnPhone,
  OwnSticker,
  Payment,
  PlaceBody,
  Poll,
  Preferences,
  ProgramPermission,
  ProgramStage,
  RecentProgram,
  RedPacket,
  Relation,
  Retention,
  SearchResult,
  Self,
  SignedIn,
  Stall,
  StickerSource,
  Transfer,
  Wallet,
  WalletEntry,
  WireError,
} from '@sampan/contract'
import type { HttpClient } from '@sampan/sdk'
import type { ContactActions } from './contacts.ts'
import type { GroupActions } from './groups.ts'
import type { ProgramActions } from './miniPrograms.ts'
import type { Observable } from './observable.ts'
import type { Refusal } from './refusals.ts'

export interface Status {
  /** `opening` while the store is read for the first time: a few milliseconds. */
  session: 'opening' | 'signedOut' | 'signedIn'
  memberId: string | null
  deviceId: string | null
  /** `offline`: no network, or the server does not answer; it is tried again by itself. */
  link: 'offline' | 'connecting' | 'online'
  /** The store holds everything that a list shows: an empty list is truly empty, not just not yet fetched. */
  ready: boolean
  /** Online, and everything that was missed is fetched. */
  upToDate: boolean
}

/** A conversation as a list shows it: what the server said, with what this device did and the server does not know yet. */
export interface ConversationView {
  /** `muted`, `pinned`, `readSeq` and `unread` already show queued changes of this device. */
  conversation: Conversation
  /** When something last happened in it, RFC 3339: lists sort by it, pinned ones first. */
  activeAt: string
  /** What was typed here and not sent, or ''. */
  draft: string
  /** The latest message waiting to be sent from here, if it is later than `conversation.lastMessage`. */
  outgoing: Outgoing | null
  failedCount: number
}

export type OutgoingBody =
  | {
      kind: 'text'
      text: string
      mentions: Mention[]
      /** Of a page to which it links. */
      preview?: LinkPreview
      /** The message that is sent on, with which the preview stands. */
      previewFrom?: { conversationId: string; seq: number }
    }
  | { kind: 'picture'; blob: Blob | null; fileId: string | null; caption: string; width: number; height: number }
  | { kind: 'voice'; blob: Blob | null; fileId: string | null; durationMs: number; waveform: number[] }
  | { kind: 'sticker'; sticker: StickerSource; width: number; height: number }
  | OutgoingFile
  | OutgoingVideo
  | OutgoingMade

/** What the server makes whole: the bubble shows what is known of it here until then. */
export type OutgoingMade =
  | ContactCardBody
  | PlaceBody
  | MiniProgramBody
  | (HistoryBody & { fromConversationId: string; seqs: number[] })

export interface OutgoingFile {
  kind: 'file'
  blob: Blob | null
  fileId: string | null
  name: string
  sizeBytes: number
  mediaType: string
}

export interface OutgoingVideo {
  kind: 'video'
  blob: Blob | null
  fileId: string | null
  poster: Blob | null
  posterFileId: string | null
  name: string
  width: number
  height: number
  durationMs: number
  sizeBytes: number
  caption: string
}

/** A message on its way out. It becomes a `Message` of the same id. */
export interface Outgoing {
  messageId: string
  conversationId: string
  /** `waiting`: to be sent, or just being sent. `sent`: the server has it, and what came before it is on its way here. */
  state: 'waiting' | 'sent' | 'failed'
  error: WireError | null
  createdAt: string
  body: OutgoingBody
  replyToSeq: number | null
  forwarded: boolean
}

/** `key` stays the same when an outgoing message becomes a sent one. */
export type TimelineEntry =
  | { kind: 'message'; key: string; message: Message }
  | { kind: 'outgoing'; key: string; outgoing: Outgoing }

export interface Timeline {
  /** Ascending; outgoing ones last. Hidden messages are left out; recalled ones are there. Own queued reactions show. */
  entries: TimelineEntry[]
  /** There is more before the first entry, here (ask for more) or on the server (`loadOlder`). */
  hasOlder: boolean
  /** There is more after the last entry, held here; messages on their way out are left out then. */
  hasNewer: boolean
  /** The number of the first message held on this device; `loadOlder` is needed only to go before it. */
  heldFromSeq: number
  /** The number of the last one held. */
  heldToSeq: number
}

/** Messages by their numbers; without an end up to the newest. */
export interface Stretch {
  fromSeq: number
  toSeq: number | null
}

export interface Draft {
  conversationId: string
  text: string
  mentions: Mention[]
  replyToSeq: number | null
  changedAt: string
}

/** The people of a conversation, each with the profile that is known latest, and what they are called there. */
export interface PeopleIn {
  members: Member[]
  /** The caller's own names for people, by their ids. */
  remarks: (readonly [memberId: string, name: string])[]
  /** Their names in the group, by their ids. */
  nicknames: (readonly [memberId: string, name: string])[]
}

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
  /** Banks and cards that are linked, newest first, and what can be; null until `loadFunding` asked for the first time. */
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
  funding(): Promise<{ sources: LinkedSource[]; offer: FundingOffer } | null>
  /** Top-ups and withdrawals that are held here, newest first; see `loadFundingOrders`. */
  fundingOrders(): Promise<FundingOrder[]>
  fundingOrder(orderId: string): Promise<FundingOrder | null>
}

interface Replying {
  conversationId: string
  replyToSeq?: number | null
}

/**
 * Actions. Those that say "queued" work offline and survive a reload; the others need the server and reject with
 * `ApiError` or `OfflineError`.
 */
export interface Actions extends GroupActions, ContactActions, ProgramActions {
  /** Queued. Each answers the id of the new message. */
  sendText(
    message: Replying & { text: string; mentions?: Mention[]; preview?: LinkPreview | undefined },
  ): Promise<string>
  sendPicture(message: Replying & { blob: Blob; width: number; height: number; caption?: string }): Promise<string>
  sendVoice(message: Replying & { blob: Blob; durationMs: number; waveform: number[] }): Promise<string>
  /** Queued. Any file, whatever it is. Rejects where this device has no room to keep it until it is sent. */
  sendFile(message: Replying & { blob: Blob; name: string }): Promise<string>
  /** Queued, as `sendFile`. `poster` is a picture of it, as wide and high. */
  sendVideo(
    message: Replying & {
      blob: Blob
      name: string
      poster: Blob
      width: number
      height: number
      durationMs: number
      caption?: string
    },
  ): Promise<string>
  /** Queued. */
  sendSticker(message: Replying & { sticker: StickerSource; width: number; height: number }): Promise<string>
  /** Queued. Sends the text, picture or voice of a message on to other conversations. */
  forward(from: { conversationId: string; seq: number }, toConversationIds: string[]): Promise<void>
  /** Queued. The same words to several; what is being written there stays. */
  sendWords(text: string, toConversationIds: readonly string[]): Promise<void>
  /** Queued: somebody’s card, or a place. */
  sendCard(message: Replying & { body: ContactCardBody | PlaceBody | MiniProgramBody }): Promise<string>
  /** Queued. Sends several messages on as one; the server takes them from where they stand. */
  forwardAsOne(from: { conversationId: string; seqs: number[] }, toConversationIds: string[]): Promise<void>
  /** The messages that were sent on as one. */
  /** What a favourite holds that was several messages. */
  getKeptHistory(favouriteId: string): Promise<HistoryItem[]>
  getHistory(conversationId: string, seq: number): Promise<HistoryItem[]>
  /** A failed message goes to the end of the queue again. */
  retry(messageId: string): Promise<void>
  /** Forgets a message that was not sent; what is being uploaded for it breaks off. */
  discard(messageId: string): Promise<void>

  /** Queued, shown at once. `emoji` null takes it back. */
  react(conversationId: string, seq: number, emoji: string | null): Promise<void>
  /** Queued, shown at once. */
  hide(conversationId: string, seq: number): Promise<void>
  recall(conversationId: string, seq: number): Promise<void>
  /** Queued, shown at once. Other words for an own message, as long as the server lets one. */
  edit(conversationId: string, seq: number, words: EditedWords): Promise<void>
  /** Queued, shown at once; sent at most twice a second for one conversation. */
  markRead(conversationId: string, seq: number): Promise<void>
  /** Queued, shown at once: one listened to a voice message. */
  markPlayed(conversationId: string, seq: number): Promise<void>
  /** Queued, shown at once. */
  setPreferences(conversationId: string, preferences: Partial<Preferences>): Promise<void>
  /** Queued, done here at once: everything that was said so far goes, on all own devices. */
  clearHistory(conversationId: string): Promise<void>
  /** Uploads a picture and shows it behind the messages of a conversation. */
  setBackgroundPicture(conversationId: string, picture: Blob): Promise<void>
  setDisappearing(conversationId: string, afterSeconds: DisappearAfter | null): Promise<void>
  /** The conversation with oneself, made when it is asked for first. */
  openNotes(): Promise<Conversation>
  /** Call at each key stroke: it is told every few seconds, and lost when offline. */
  setTyping(conversationId: string): void
  setDraft(draft: {
    conversationId: string
    text: string
    mentions?: Mention[]
    replyToSeq?: number | null
  }): Promise<void>

  /** Call when a conversation is shown: fetches what is needed to show it (the conversation, a page, the people). */
  open(conversationId: string): Promise<void>
  /** Fetches a page before what is held. `more` is false at the beginning of the conversation. */
  loadOlder(conversationId: string): Promise<{ more: boolean }>
  /** Fetches everything from a message on, to jump to a mention or a quote. False where it is too far back. */
  loadBackTo(conversationId: string, seq: number): Promise<boolean>
  /** Fetches quoted messages that are not held; `queries.message` has them afterwards. */
  loadQuotes(conversationId: string, seqs: number[]): Promise<void>
  loadMembers(conversationId: string): Promise<void>
  /** A page of what the server finds, the newest first. */
  findMessages(search: MessageSearch, cursor?: string): Promise<Output<'search.findMessages'>>

  /** Asking again with the same ids does it once. What stands in the chat comes by itself. */
  sendTransfer(input: Input<'transfers.send'>): Promise<Transfer>
  /** Takes the money of a transfer, or gives it back. */
  answerTransfer(transferId: string, answer: 'accept' | 'return'): Promise<Transfer>
  getTransfer(transferId: string): Promise<Transfer>
  createBill(input: Input<'bills.create'>): Promise<Bill>
  payBill(input: Input<'bills.pay'>): Promise<Bill>
  remindBill(billId: string): Promise<Bill>
  closeBill(billId: string): Promise<Bill>
  getBill(billId: string): Promise<Bill>
  createPoll(input: Input<'polls.create'>): Promise<Poll>
  /** None takes one’s choice back. */
  vote(pollId: string, choices: number[]): Promise<Poll>
  closePoll(pollId: string): Promise<Poll>
  getPoll(pollId: string): Promise<Poll>
  listVoters(input: Input<'polls.listVoters'>): Promise<Output<'polls.listVoters'>>
  loadFavourites(): Promise<void>
  keepFavourite(input: Input<'favourites.keep'>): Promise<void>
  changeFavourite(input: Input<'favourites.change'>): Promise<void>
  removeFavourite(favouriteId: string): Promise<void>
  /** Queued. Sends a copy of what is kept. */
  sendFavourite(favourite: Favourite, toConversationIds: string[]): Promise<void>
  /** Fetches the stickers that one keeps, for `queries.stickers`. */
  loadStickers(): Promise<void>
  /** Makes a sticker of a picture and keeps it. */
  addSticker(picture: Blob): Promise<void>
  /** Keeps a sticker of a message. */
  keepSticker(fileId: string): Promise<void>
  removeSticker(fileId: string): Promise<void>
  /** Those that are named come first, in this order. */
  sortStickers(fileIds: string[]): Promise<void>
  sendPacket(input: Input<'redPackets.send'>): Promise<RedPacket>
  /** Opens a packet and takes a share; again it answers the same. */
  claimPacket(packetId: string): Promise<Output<'redPackets.claim'>>
  getPacket(packetId: string): Promise<Output<'redPackets.getPacket'>>
  listPackets(input: Input<'redPackets.listHistory'>): Promise<Output<'redPackets.listHistory'>>

  createGroup(input: Input<'chat.createGroup'>): Promise<Conversation>
  renameGroup(conversationId: string, title: string | null): Promise<void>
  /** True where the owner and admins were asked to let them in. */
  inviteMembers(conversationId: string, memberIds: string[]): Promise<boolean>
  removeMember(conversationId: string, memberId: string): Promise<void>
  leaveGroup(conversationId: string): Promise<void>
  setRole(conversationId: string, memberId: string, role: 'admin' | 'member'): Promise<void>
  /** The conversation with a contact, fetched if need be. */
  openDirect(memberId: string): Promise<Conversation>

  findByHandle(handle: string): Promise<Relation>
  findByCode(code: string): Promise<Relation>
  getRelation(memberId: string): Promise<Relation>
  requestContact(memberId: string, greeting: string): Promise<Relation>
  /** Answers the id of the new conversation, which is in the store then. */
  acceptRequest(memberId: string): Promise<string>
  ignoreRequest(memberId: string): Promise<Relation>
  setRemark(memberId: string, remark: string | null): Promise<Relation>
  removeContact(memberId: string): Promise<Relation>
  blockMember(memberId: string): Promise<Relation>
  unblockMember(memberId: string): Promise<Relation>

  /** Fetches one's wallet and the latest lines of its statement. Call when a screen with money opens. */
  loadWallet(): Promise<void>
  /** Fetches one's stall. */
  loadStall(): Promise<void>
  /** Fetches the latest payments by code that came in. */
  loadReceived(at: 'person' | 'stall'): Promise<void>
  /** Fetches what one is asked to agree to. */
  loadWaitingCharges(): Promise<void>
  /** Fetches codes for the coming hour, unless those held reach far enough. */
  loadPayCodes(): Promise<void>
  /** Fetches what is linked to one's wallet, and what can be. */
  loadFunding(): Promise<void>
  /** Fetches a page of one's top-ups and withdrawals, the newest or those after a cursor; the next page's cursor or null. */
  loadFundingOrders(cursor?: string): Promise<{ cursor: string | null }>
  loadFundingOrder(orderId: string): Promise<void>
  /** Forgets a code that was shown and charged. */
  dropPayCode(from: string): Promise<void>

  updateProfile(input: Input<'accounts.updateProfile'>): Promise<Self>
  /** Uploads a picture and makes it the caller's own. */
  setAvatar(picture: Blob): Promise<Self>
  renewContactCode(): Promise<Self>
  changePassword(current: string | null, next: string): Promise<void>
  endDevice(deviceId: string): Promise<void>
  /** Ends the session on the server if it can be reached, and in any case forgets everything here. */
  signOut(): Promise<void>
}

/** How far some people of a group have read now. */
export interface ReadNews {
  conversationId: string
  marks: readonly GroupReadMark[]
}

export interface Sync {
  readonly status: Observable<Status>
  /** Who is typing: member ids by conversation id. */
  readonly typing: Observable<ReadonlyMap<string, readonly string[]>>
  /** Ids of the contacts who are online; empty while we are not. */
  readonly online: Observable<ReadonlySet<string>>
  /** Uploads under way: share done, 0 to 1, by message id. */
  readonly uploads: Observable<ReadonlyMap<string, number>>
  /** What the server would have none of, the latest. */
  readonly refused: Observable<Refusal | null>
  /** Who just read on in a small group what one wrote. */
  readonly reads: Observable<ReadNews | null>
  readonly queries: Queries
  readonly actions: Actions
  /** Everything that is not synced: signing in and up, passkeys, describing the server. */
  readonly api: HttpClient
  /** The address of a file's bytes, for `src`. */
  fileUrl(fileId: string, variant: 'original' | 'thumbnail'): string
  /** Opens the store and connects if someone is signed in. Call once. */
  start(): Promise<void>
  /** After `accounts.signIn`, `signUp`, `stepIn` or `finishPasskey…` with `session: 'cookie'`: takes up that session. */
  enter(signedIn: SignedIn): Promise<void>
  /** Tries to connect at once: the page became visible or the network came back. Called by itself in browsers. */
  nudge(): void
  /** Ends timers and the socket; the store stays. */
  stop(): Promise<void>
}

export type { Output }
