import type { Bus } from '../../kernel/bus.ts'
import type { Queryable, Writing } from '../../schema/index.ts'
import type { Periods } from './disappearing.ts'
import type { OwnDoings } from './hydrate.ts'
import type { ReadNews } from './readNews.ts'
import type { SendLane } from './sendLane.ts'

/** What the chat's methods need beyond their transaction. */
export interface ChatServices {
  db: Queryable
  bus: Bus
  lane: SendLane
  periods: Periods
  readNews: ReadNews
  now(): Date
  /** Whether all of these are the member's contacts, unblocked either way. */
  areContacts(db: Queryable, memberId: string, otherIds: readonly string[]): Promise<boolean>
  /** What other modules end when a member goes out of a group. The conversation's row is held. */
  departed(tx: Writing, conversationId: string, memberId: string): Promise<void>
  /** What a viewer took of red packets that stand in messages. */
  ownDoings: OwnDoings
  /** Whether the member keeps a file: as a sticker, or with a favourite, wherever it came from. */
  keepsFile(db: Queryable, memberId: string, fileId: string): Promise<boolean>
  /** What tokens of links follow from, with their ids: it is not in the database. */
  linkKey: Buffer
}
