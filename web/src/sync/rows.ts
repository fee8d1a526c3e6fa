/** What stands in the offline store, row by row. */
import type {
  ContactTag,
  Conversation,
  ConversationMember,
  EditedWords,
  FundingOffer,
  LinkedSource,
  OwnPhone,
  OwnSticker,
  PictureFile,
  Preferences,
  ProgramPermission,
  ProgramStage,
  RecentProgram,
  Retention,
  Stall,
  Wallet,
  Draft as WireDraft,
  WireError,
} from '@sampan/contract'
import type { OutgoingBody } from './types.ts'

/** Whose store this is. Another `epoch` means that it was emptied meanwhile, by this tab or another one. */
export interface SessionRow {
  key: 'session'
  epoch: string
  memberId: string
  deviceId: string | null
  /** The last entry of the member's log that is in here; null until everything was fetched once. */
  logSeq: number | null
}

/** A conversation and which of its messages are held: those from `fromSeq` to `toSeq`, all of them. */
export interface ConversationRow {
  id: string
  conversation: Conversation
  fromSeq: number
  /** `fromSeq - 1` where none is held. */
  toSeq: number
  /** Numbers up to this one are known to exist. Those not held are fetched and not taken from pushes: a push shows a message as it was when sent, and the log may already have told what became of it. */
  neededSeq: number
  /** The conversation itself has to be fetched again. */
  stale: boolean
}

export interface RosterRow {
  conversationId: string
  members: ConversationMember[]
}

export interface OutboxRow {
  /** Given by the store: the order of sending. */
  order?: number
  messageId: string
  conversationId: string
  state: 'waiting' | 'sent' | 'failed'
  error: WireError | null
  createdAt: string
  /** Bytes stand in `blobs`. */
  body: OutgoingBody
  /** What the server said of an uploaded picture, or of a video's poster. */
  picture: PictureFile | null
  /** Where the bytes of a file or video are going; another page goes on from there. */
  uploadUrl?: string | null
  replyToSeq: number | null
  forwarded: boolean
  /** Its number, once sent. */
  seq: number | null
}

/** A small change that shows at once and is told to the server when it can be. A later one on the same subject replaces it. */
export type ActRow = {
  /** Kind and subject, such as `react:<conversation>:<number>`. */
  subject: string
  /** Its idempotency key. UUIDv7: also their order. */
  key: string
  conversationId: string
  /** `confirmed`: done on the server; shown until the log tells of it. */
  state: 'waiting' | 'confirmed'
} & (
  | { kind: 'react'; seq: number; emoji: string | null }
  | { kind: 'hide'; seq: number }
  | { kind: 'edit'; seq: number; words: EditedWords; editedAt: string }
  | { kind: 'read'; seq: number }
  | { kind: 'played'; seq: number }
  | ({ kind: 'preferences' } & Partial<Preferences>)
  | { kind: 'clear'; seq: number }
  | { kind: 'draft'; draft: WireDraft }
)

export interface BlobRow {
  messageId: string
  blob: Blob
}

/** One's own wallet as the server told it, kept up by events. Absent until a screen asked for it. */
export interface WalletRow {
  key: 'wallet'
  wallet: Wallet
}

/** One's own stall, or that there is none. Absent until it was asked for. */
export interface StallRow {
  key: 'stall'
  stall: Stall | null
}

/** What is linked to one's wallet, and what can be. Absent until it was asked for. */
export interface FundingRow {
  key: 'funding'
  sources: LinkedSource[]
  offer: FundingOffer
}

/** The stickers that one keeps. Absent until they were asked for. */
export interface StickersRow {
  key: 'stickers'
  stickers: OwnSticker[]
}

/** What is held of mini programs, by its key: the recent ones; of one, what it was allowed and which bundle it is. */
export type ProgramsRow =
  | { key: 'recents'; recents: RecentProgram[] }
  | { key: `permissions ${string}`; permissions: ProgramPermission[] }
  | { key: `bundle ${string}`; hash: string; stage: ProgramStage }

/** One's own tags for contacts. Absent until they were asked for. */
export interface ContactTagsRow {
  key: 'contactTags'
  tags: ContactTag[]
}

/** One's own telephone number. Absent until it was asked for. */
export interface OwnPhoneRow {
  key: 'ownPhone'
  phone: OwnPhone
}

/** How long messages are kept here, as the server last said it. */
export interface RetentionRow {
  key: 'retention'
  rules: Retention
}
