import type { Language, StallCategory } from '@sampan/contract'

/** The demo world as plain data: who there is, who knows whom, and what was said. Nothing here touches a database. */

export type { Language }

export type Handle =
  | 'mei'
  | 'omar'
  | 'anya'
  | 'lucia'
  | 'jonas'
  | 'sofia'
  | 'wei'
  | 'layla'
  | 'baba'
  | 'mama'
  | 'hanna'
  | 'greta'
  | 'ben'
  | 'pavel'
  | 'nina'
  | 'rosa'
  | 'marco'
  | 'tariq'

export interface Person {
  handle: Handle
  displayName: string
  language: Language
  /** ISO 3166-1 alpha-2. */
  region: string
  /** One line, in the person's own language. */
  about: string
  /** Drawn in `faces/<handle>.svg`; people without one get the letters that the app makes. */
  hasFace: boolean
  /** Offered on the sign-in page. */
  stepIn: boolean
}

/**
 * A moment as people remember it. Day 0 is the newest day whose 09:41 has passed, so that nothing lies in the future
 * (see `time.ts`); the time is the wall clock of the machine that lays the world.
 */
export interface At {
  daysAgo: number
  /** HH:MM */
  time: string
}

export type PictureName =
  | 'river'
  | 'market'
  | 'boats'
  | 'night-harbour'
  | 'tea-table'
  | 'lighthouse'
  | 'dumplings'
  | 'ferry-office'
  | 'tulips'
  | 'mosque'
  | 'birches'
  | 'focaccia'
  | 'runners'
  | 'book-cat'

export type VoiceName =
  | 'mei-1'
  | 'baba-1'
  | 'anya-1'
  | 'pavel-1'
  | 'lucia-1'
  | 'rosa-1'
  | 'jonas-1'
  | 'omar-1'
  | 'layla-1'
  | 'sofia-1'

export type PlaceName =
  | 'Ferry Landing'
  | 'Ticket Office'
  | 'Willow Tea Stall'
  | 'Forno Lucia'
  | 'Old Port Market'
  | 'Harbour Café'
  | 'Boatyard at Pier 3'
  | 'Gallery at the Anchorage'
  | 'Gull Pharmacy'
  | 'Lantern Stairs'
  | 'Choir Hall'
  | 'Heron Island'

/** As a place stands in a message; `category` as the contract has it. */
export interface SeedPlace {
  name: string
  category: string
  address: string
  latitude: string
  longitude: string
}

export interface Voice {
  name: VoiceName
  by: Handle
  language: Language
  durationMs: number
  /** Loudness over its length: 28 integers, 0 to 31, measured from the file. */
  waveform: readonly number[]
  /** What is said. */
  words: string
}

export type ReactionEmoji = '👍' | '❤️' | '😂' | '🎉' | '🙏' | '😮'

export interface Reaction {
  by: Handle
  emoji: ReactionEmoji
}

/** A stretch of the text, in UTF-16 units, that names a member. */
export interface Mention {
  who: Handle
  offset: number
  length: number
}

interface Said {
  from: Handle
  at: At
  /** How later steps of the same conversation refer to this one. */
  id?: string
  /** The `id` of an earlier step. */
  replyTo?: string
  reactions: readonly Reaction[]
  /** Taken back at once after it was sent. */
  recalled: boolean
}

export interface TextStep extends Said {
  kind: 'text'
  text: string
  language: Language
  mentions: readonly Mention[]
}
export interface PictureStep extends Said {
  kind: 'picture'
  picture: PictureName
  caption: string
  /** Of the caption. */
  language: Language
}
export interface VoiceStep extends Said {
  kind: 'voice'
  voice: VoiceName
}
export interface PlaceStep extends Said {
  kind: 'place'
  place: PlaceName
}
/** `from` brings people in; they see what is said from then on. The note comes by itself. */
export interface InviteStep {
  kind: 'invite'
  from: Handle
  at: At
  who: readonly Handle[]
}
/** `from` gives the group another name. The note comes by itself. */
export interface RenameStep {
  kind: 'rename'
  from: Handle
  at: At
  title: string
}
/** Money to the other one of a direct conversation. Amounts are as people write them: "24.00". */
export interface TransferStep extends Said {
  kind: 'transfer'
  amount: string
  currency: string
  note: string
  answer: 'accept' | 'return'
}
export interface RedPacketStep extends Said {
  kind: 'redPacket'
  way: 'equal' | 'lucky'
  total: string
  currency: string
  count: number
  greeting: string
  cover: string
  /** One after the other, some seconds apart. */
  takenBy: readonly Handle[]
}
/** A bill in equal shares. `from` is among those who share it, and paid its own. */
export interface BillStep extends Said {
  kind: 'bill'
  total: string
  currency: string
  note: string
  among: readonly Handle[]
  paid: readonly { by: Handle; at: At }[]
}
export type MoneyStep = TransferStep | RedPacketStep | BillStep
export type SpokenStep = TextStep | PictureStep | VoiceStep | PlaceStep
export type MessageStep = SpokenStep | MoneyStep
export type Step = MessageStep | InviteStep | RenameStep

/** How one member has a conversation; who is not named has read everything and changed nothing. */
export interface View {
  /** So many of the newest messages by others are not read yet: the number on the badge. */
  unread?: number
  muted?: boolean
  pinned?: boolean
  /** Begun, not sent; stands on the member's device only. */
  draft?: string
}

interface Talk {
  /** Names it among the conversations of the world. */
  key: string
  steps: readonly Step[]
  views: Readonly<Partial<Record<Handle, View>>>
}
/** Two contacts; it exists from the moment they became contacts. */
export interface DirectTalk extends Talk {
  kind: 'direct'
  between: readonly [Handle, Handle]
}
export interface GroupTalk extends Talk {
  kind: 'group'
  title: string
  owner: Handle
  /** The founding members besides the owner, in order; invited ones come by a step. */
  members: readonly Handle[]
  admins: readonly Handle[]
  startedAt: At
}
export type Conversation = DirectTalk | GroupTalk

/** `asker` sent the request, `accepter` accepted it. */
export interface Contact {
  asker: Handle
  accepter: Handle
  greeting: string
  since: At
}

/** A request that nobody has answered yet. */
export interface PendingRequest {
  from: Handle
  to: Handle
  greeting: string
  at: At
}

/** A contact's name as `by` has written it down. */
export interface Remark {
  by: Handle
  of: Handle
  remark: string
}

/** Where people pay by code. Its takings are its owner's. */
export interface Stall {
  owner: Handle
  name: string
  category: StallCategory
  city: string
  region: string
  currency: string
  openedAt: At
}

/** Paid by code: at somebody's stall, or to the person. */
export interface Payment {
  from: Handle
  to: Handle
  atStall: boolean
  at: At
  amount: string
  currency: string
  note: string
}

/** What somebody has at the end of the story, beside what came out of lucky red packets. */
export interface Purse {
  who: Handle
  currency: string
  amount: string
}

export interface World {
  people: readonly Person[]
  contacts: readonly Contact[]
  requests: readonly PendingRequest[]
  remarks: readonly Remark[]
  conversations: readonly Conversation[]
  stalls: readonly Stall[]
  payments: readonly Payment[]
  purses: readonly Purse[]
}
