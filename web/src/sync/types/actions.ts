/** What the screens do. */
import type {
  Bill,
  ContactCardBody,
  Conversation,
  DisappearAfter,
  EditedWords,
  Favourite,
  HistoryItem,
  Input,
  LinkPreview,
  Mention,
  MessageSearch,
  MiniProgramBody,
  Output,
  PlaceBody,
  Poll,
  Preferences,
  RedPacket,
  Relation,
  Self,
  StickerSource,
  Transfer,
} from '@sampan/contract'
import type { ContactActions } from '../contacts.ts'
import type { GroupActions } from '../groups.ts'
import type { ProgramActions } from '../miniPrograms.ts'

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
  /** What a favourite holds that was several messages. */
  getKeptHistory(favouriteId: string): Promise<HistoryItem[]>
  /** The messages that were sent on as one. */
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
