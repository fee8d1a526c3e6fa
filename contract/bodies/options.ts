import Type, { type Static } from 'typebox'
import { closed, Id, nullable, SeqOrZero } from './common.ts'

/** Patterns and colours that the app draws itself, each for light and dark. */
export const DrawnBackground = Type.Union([
  Type.Literal('paper'),
  Type.Literal('river'),
  Type.Literal('dawn'),
  Type.Literal('reeds'),
  Type.Literal('sails'),
  Type.Literal('rain'),
  Type.Literal('night'),
])
export type DrawnBackground = Static<typeof DrawnBackground>

/** What a member sees behind the messages of one conversation. */
export const Background = Type.Union([
  Type.Object({ kind: Type.Literal('drawn'), name: DrawnBackground }, closed),
  /** A picture that the member uploaded. */
  Type.Object({ kind: Type.Literal('picture'), fileId: Id }, closed),
])
export type Background = Static<typeof Background>

/** How a member has a conversation, on all its devices. */
export const preferenceFields = {
  muted: Type.Boolean(),
  pinned: Type.Boolean(),
  /** Put away when this was its last message: it is back with the next one unless it is muted. Null where it is not. */
  archivedSeq: nullable(SeqOrZero),
  /** Out of sight until something is said after this message. Null where it is not. */
  hiddenSeq: nullable(SeqOrZero),
  /** Shown as unread though everything is read. */
  markedUnread: Type.Boolean(),
  /** It rings though it is muted, and in quiet hours. */
  strongAlert: Type.Boolean(),
  /** Null for the app's own. */
  background: nullable(Background),
}
export const Preferences = Type.Object(preferenceFields, closed)
export type Preferences = Static<typeof Preferences>

export const plainPreferences: Preferences = {
  muted: false,
  pinned: false,
  archivedSeq: null,
  hiddenSeq: null,
  markedUnread: false,
  strongAlert: false,
  background: null,
}

/** For how long a message stays, in seconds: a day, a week, 90 days. */
export const DisappearAfter = Type.Union([Type.Literal(86_400), Type.Literal(604_800), Type.Literal(7_776_000)])
export type DisappearAfter = Static<typeof DisappearAfter>
