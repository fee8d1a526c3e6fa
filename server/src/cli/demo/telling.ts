/** What those who tell the demo world's story share. */
import type { Handle } from '@sampan/testkit/seeds/types.ts'
import type { Cast } from './cast.ts'
import type { Media } from './media.ts'
import type { Scribe } from './scribe.ts'

/** A conversation as far as it is told. */
export interface Place {
  /** '' until its group is founded. */
  conversationId: string
  /** The number of each step's message; a step that is no message has none. */
  seqs: number[]
  seqById: Map<string, number>
}

/** What a conversation is told with. */
export interface Telling {
  /** Whether this server has the currencies of the story; without them the money in it is left out. */
  money: boolean
  cast: Cast
  media: Media
  /** The direct conversation of two contacts. */
  directIdOf(between: readonly [Handle, Handle]): string
  /** When the world is laid. */
  now: Date
  /** The world's own present: nothing in it is later. */
  present: Date
}

/** Something that happens at its moment. */
export interface Happening {
  at: Date
  run(scribe: Scribe): Promise<void>
}

export const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms)
