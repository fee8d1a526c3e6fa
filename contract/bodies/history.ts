/** Several messages sent on as one: who said what and when, as the server knows it. */
import Type, { type Static } from 'typebox'
import { PlaceBody } from './cardMessages.ts'
import { Count, closed, Id, Instant, nullable, Seq } from './common.ts'
import { PictureSide, Placeholder, VoiceDurationMs, Waveform } from './file.ts'
import { FileBody, VideoBody } from './fileMessages.ts'
import { LinkPreview } from './links.ts'

export const HISTORY_ITEMS_MAX = 100
/** A history in a history in a history. */
export const HISTORY_DEPTH_MAX = 3

/** What may stand in a history: no money, no notes, nobody’s id. */
const leaves = [
  Type.Object({ kind: Type.Literal('text'), text: Type.String(), preview: Type.Optional(LinkPreview) }, closed),
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
  Type.Object({ kind: Type.Literal('voice'), fileId: Id, durationMs: VoiceDurationMs, waveform: Waveform }, closed),
  FileBody,
  VideoBody,
  // Without the permission to ask: that was given to others.
  Type.Object(
    { kind: Type.Literal('contactCard'), name: Type.String(), handle: Type.String(), avatarFileId: nullable(Id) },
    closed,
  ),
  PlaceBody,
] as const

/** By name alone: to be told of a message is not to be told who may be asked. */
const said = { senderName: Type.String(), sentAt: Instant }
const InnermostItem = Type.Object({ ...said, body: Type.Union([...leaves]) }, closed)
const InnermostHistory = Type.Object({ kind: Type.Literal('history'), items: Type.Array(InnermostItem) }, closed)
const InnerItem = Type.Object({ ...said, body: Type.Union([...leaves, InnermostHistory]) }, closed)
const InnerHistory = Type.Object({ kind: Type.Literal('history'), items: Type.Array(InnerItem) }, closed)

export const HistoryItem = Type.Object({ ...said, body: Type.Union([...leaves, InnerHistory]) }, closed)
export type HistoryItem = Static<typeof HistoryItem>
/** At any depth: what the innermost lacks is only a history. */
export interface AnyHistoryItem {
  senderName: string
  sentAt: string
  body: Static<typeof InnermostItem>['body'] | { kind: 'history'; items: AnyHistoryItem[] }
}

/** The first of them, as the bubble shows it. */
export const HistoryLine = Type.Object(
  { senderName: Type.String(), kind: Type.String(), text: Type.String({ maxLength: 120 }) },
  closed,
)
export type HistoryLine = Static<typeof HistoryLine>

/** What stands in the conversation: enough for a bubble. All of it is fetched by `chat.getHistory`. */
export const HistoryBody = Type.Object(
  {
    kind: Type.Literal('history'),
    /** Who said something in it, in that order; the first of them. */
    names: Type.Array(Type.String(), { maxItems: 4 }),
    count: Count,
    lines: Type.Array(HistoryLine, { maxItems: 4 }),
  },
  closed,
)
export type HistoryBody = Static<typeof HistoryBody>

/** Which messages: the server takes them from where they stand, so that nobody can say what others said. */
export const SentHistoryBody = Type.Object(
  {
    kind: Type.Literal('history'),
    fromConversationId: Id,
    seqs: Type.Array(Seq, { minItems: 1, maxItems: HISTORY_ITEMS_MAX }),
  },
  closed,
)
export type SentHistoryBody = Static<typeof SentHistoryBody>
