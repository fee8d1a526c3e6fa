/**
 * The frames of the socket at `/sync`: JSON, one object a frame, at most `SYNC_FRAME_BYTES_MAX` from a device.
 *
 * What a device may rely on: every conversation numbers its messages, every member has a numbered log of whatever else
 * concerns it. After `welcome` each change is pushed; what came before is fetched with `sync.catchUp` and
 * `chat.fetchMessages`. A push that skips a number makes the device fetch the gap.
 */
import Type, { type Static } from 'typebox'
import { closed, Id, Instant, Seq, SeqOrZero } from './bodies/common.ts'
import type { Message } from './bodies/message.ts'
import type { WireError } from './errors.ts'
import type { Event } from './events/index.ts'
import type { GroupReadMark } from './methods/chat/readMarks.ts'

export const SYNC_FRAME_BYTES_MAX = 65_536

/** How the server ends a socket. A device that was ended must sign in anew; the others reconnect. */
export const closeCodes = {
  signedOut: 4401,
  slowReader: 4408,
  tooMany: 4429,
  malformed: 4400,
  goingDown: 1001,
} as const

/** Device → server: call a method. `id` comes back with the answer; `key` makes a command idempotent. */
export const CallFrame = Type.Object(
  {
    id: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    method: Type.String({ maxLength: 100 }),
    input: Type.Unknown(),
    key: Type.Optional(Id),
  },
  closed,
)
export type CallFrame = Static<typeof CallFrame>

/** An entry of a member's log. */
export type LogEntry = { seq: number; at: string } & Event
export const LogEntrySchema = Type.Object({ seq: Seq, at: Instant, name: Type.String(), body: Type.Unknown() }, closed)

/** Server → device. */
export type PushFrame =
  | { type: 'welcome'; memberId: string; deviceId: string; logSeq: number; online: string[] }
  | { type: 'answer'; id: number; output: unknown }
  | { type: 'answer'; id: number; error: WireError }
  | { type: 'message'; message: Message }
  | { type: 'log'; entries: LogEntry[] }
  | { type: 'typing'; conversationId: string; memberId: string }
  /** Others read on in a small group: how far they are now. Told to those who wrote what was read. */
  | { type: 'reads'; conversationId: string; marks: GroupReadMark[] }
  | { type: 'presence'; memberId: string; online: boolean }

export const LogSeqOrNull = Type.Union([SeqOrZero, Type.Null()])
