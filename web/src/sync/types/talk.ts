/** Conversations and messages as the screens see them, with what the server does not know yet. */
import type {
  ContactCardBody,
  Conversation,
  GroupReadMark,
  HistoryBody,
  LinkPreview,
  Member,
  Mention,
  Message,
  MiniProgramBody,
  PlaceBody,
  StickerSource,
  WireError,
} from '@sampan/contract'

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

/** How far some people of a group have read now. */
export interface ReadNews {
  conversationId: string
  marks: readonly GroupReadMark[]
}
