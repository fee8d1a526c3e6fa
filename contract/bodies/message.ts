import Type, { type Static } from 'typebox'
import { ContactCardBody, PlaceBody, SentContactCardBody } from './cardMessages.ts'
import { ClientId, Count, closed, Id, Instant, nameText, nullable, Seq, writtenText } from './common.ts'
import { PictureSide, Placeholder, VoiceDurationMs, Waveform } from './file.ts'
import { FileBody, SentFileBody, SentVideoBody, VideoBody } from './fileMessages.ts'
import { Circle, JoinHistory, SlowSeconds } from './group.ts'
import { HistoryBody, SentHistoryBody } from './history.ts'
import { LinkPreview, SentPreview } from './links.ts'
import { MiniProgramBody, SentMiniProgramBody } from './miniPrograms.ts'
import { BillBody, BillReminderBody, RedPacketBody, TransferBody } from './moneyMessages.ts'
import { DisappearAfter } from './options.ts'
import { PollBody } from './polls.ts'
import { SentStickerBody, StickerBody } from './stickers.ts'

export const TEXT_LENGTH_MAX = 4_000
export const MENTIONS_MAX = 50

/** In place of a member: all of a group. The owner and the admins may call them so, however many they are. */
export const EVERYONE = 'everyone'

/** A stretch of the text, in UTF-16 units, that names a member, or everyone. */
export const Mention = Type.Object(
  {
    memberId: Type.Union([Id, Type.Literal(EVERYONE)]),
    offset: Count,
    length: Type.Integer({ minimum: 1 }),
  },
  closed,
)
export type Mention = Static<typeof Mention>
export const Mentions = Type.Array(Mention, { maxItems: MENTIONS_MAX })

/** What a member sends. The server adds what it knows itself, such as a picture's size. */
export const SentBody = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('text'),
      text: writtenText(TEXT_LENGTH_MAX, 1),
      mentions: Type.Optional(Mentions),
      preview: Type.Optional(SentPreview),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('picture'), fileId: Id, caption: Type.Optional(writtenText(1_000)) }, closed),
  Type.Object({ kind: Type.Literal('voice'), fileId: Id, durationMs: VoiceDurationMs, waveform: Waveform }, closed),
  SentFileBody,
  SentVideoBody,
  SentStickerBody,
  SentContactCardBody,
  PlaceBody,
  SentHistoryBody,
  SentMiniProgramBody,
])
export type SentBody = Static<typeof SentBody>

/** An own message can be given other words for so long. */
export const EDIT_WITHIN_MS = 15 * 60_000

/** Other words for an own message: its text, or what stands below what it shows. */
export const EditedWords = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('text'),
      text: writtenText(TEXT_LENGTH_MAX, 1),
      mentions: Type.Optional(Mentions),
      /** Null takes it away; left out, the one that stood there stays for as long as its link does. */
      preview: Type.Optional(nullable(SentPreview)),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('caption'), caption: writtenText(1_000) }, closed),
])
export type EditedWords = Static<typeof EditedWords>

export const GroupTitle = nameText(60)

/** System notes: what happened in a conversation, told in its own order. */
export const Note = Type.Union([
  Type.Object({ type: Type.Literal('contactsNow') }, closed),
  /** The conversation with oneself. */
  Type.Object({ type: Type.Literal('notesBegun') }, closed),
  Type.Object({ type: Type.Literal('groupCreated'), byId: Id, memberIds: Type.Array(Id) }, closed),
  Type.Object({ type: Type.Literal('membersInvited'), byId: Id, memberIds: Type.Array(Id) }, closed),
  Type.Object({ type: Type.Literal('memberRemoved'), byId: Id, memberId: Id }, closed),
  Type.Object({ type: Type.Literal('memberLeft'), memberId: Id }, closed),
  Type.Object({ type: Type.Literal('groupRenamed'), byId: Id, title: nullable(GroupTitle) }, closed),
  Type.Object({ type: Type.Literal('ownerChanged'), memberId: Id }, closed),
  Type.Object({ type: Type.Literal('ownershipGiven'), byId: Id, memberId: Id }, closed),
  /** By a link that somebody in the group made. */
  Type.Object({ type: Type.Literal('joinedByLink'), memberId: Id, madeById: Id }, closed),
  Type.Object({ type: Type.Literal('postingChanged'), byId: Id, posting: Circle }, closed),
  Type.Object({ type: Type.Literal('slowModeChanged'), byId: Id, slowSeconds: SlowSeconds }, closed),
  Type.Object({ type: Type.Literal('invitingChanged'), byId: Id, inviting: Circle }, closed),
  Type.Object({ type: Type.Literal('approvalChanged'), byId: Id, approval: Type.Boolean() }, closed),
  Type.Object({ type: Type.Literal('historyChanged'), byId: Id, history: JoinHistory }, closed),
  Type.Object({ type: Type.Literal('noticeWritten'), byId: Id }, closed),
  Type.Object({ type: Type.Literal('disappearingChanged'), byId: Id, afterSeconds: nullable(DisappearAfter) }, closed),
])
export type Note = Static<typeof Note>

/** What stands in a conversation. */
export const MessageBody = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('text'),
      text: Type.String(),
      mentions: Mentions,
      /** Left out where there is none: most texts have none, and older ones never had. */
      preview: Type.Optional(LinkPreview),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('picture'),
      fileId: Id,
      caption: Type.String(),
      width: PictureSide,
      height: PictureSide,
      placeholder: Placeholder,
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('voice'),
      fileId: Id,
      durationMs: VoiceDurationMs,
      waveform: Waveform,
      /** Who listened to it, as far as the viewer is told: oneself, and to its sender those who let others see it. */
      playedBy: Type.Array(Id),
    },
    closed,
  ),
  FileBody,
  VideoBody,
  ContactCardBody,
  PlaceBody,
  HistoryBody,
  MiniProgramBody,
  TransferBody,
  RedPacketBody,
  BillBody,
  BillReminderBody,
  PollBody,
  StickerBody,
  Type.Object({ kind: Type.Literal('note'), note: Note }, closed),
  /** Taken back by its sender: nothing of it is left. */
  Type.Object({ kind: Type.Literal('recalled') }, closed),
  /** Its time is over: nothing of it is left. */
  Type.Object({ kind: Type.Literal('expired') }, closed),
  /** Deleted by the caller for itself alone. */
  Type.Object({ kind: Type.Literal('hidden') }, closed),
])
export type MessageBody = Static<typeof MessageBody>

/** One emoji: a short string without letters or white space. */
export const Emoji = Type.String({
  minLength: 1,
  maxLength: 16,
  pattern: '^[^\\u0000-\\u0022\\u0024-\\u0029\\u002b-\\u002f\\u003a-\\u00a8a-zA-Z]+$',
})

export const Reaction = Type.Object({ emoji: Emoji, memberIds: Type.Array(Id) }, closed)
export type Reaction = Static<typeof Reaction>

/** A message as every member of its conversation sees it; `(conversationId, seq)` is its identity. */
export const Message = Type.Object(
  {
    conversationId: Id,
    seq: Seq,
    /** The sender's own id for it: how an outbox knows its message again. */
    id: ClientId,
    /** Null for system notes. */
    senderId: nullable(Id),
    sentAt: Instant,
    body: MessageBody,
    /** The number of the quoted message; a device looks it up, so that a recalled one is gone in quotes too. */
    replyToSeq: nullable(Seq),
    forwarded: Type.Boolean(),
    /** When it goes by itself, from the server and from every device; null for what stays. */
    expiresAt: nullable(Instant),
    /** When its sender last gave it other words. */
    editedAt: nullable(Instant),
    /** Sorted by emoji, then by member. A member has at most one reaction on a message. */
    reactions: Type.Array(Reaction),
  },
  closed,
)
export type Message = Static<typeof Message>
