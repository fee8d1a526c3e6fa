/**
 * Tells the people of small groups who read what they wrote, while they are online. Readers come in crowds, so that it is
 * gathered: one look at the group, and one push to each writer, however many read. What is missed is asked for with
 * `chat.listReadMarks`.
 */
import { READ_MARKS_MEMBERS_MAX } from '@sampan/contract'
import type { Bus } from '../../kernel/bus.ts'
import type { Queryable } from '../../schema/index.ts'
import { showingReads } from './readReceipts.ts'
import { listMemberships } from './store/memberships.ts'
import { listSenderIds } from './store/messages.ts'

/** Who reads at the same moment is told of at once. */
const GATHER_MS = 500
/** Whoever comes back after long is told of to those who wrote last. */
const LOOKED_BACK_MAX = 500

export interface ReadNews {
  /** A member read on, from one number to another. Called after the commit. */
  note(conversationId: string, memberId: string, fromSeq: number, readSeq: number): void
  /** Resolves when what was noted so far is told. */
  settled(): Promise<void>
}

interface Noted {
  readerIds: Set<string>
  fromSeq: number
  toSeq: number
}

export function createReadNews({ db, bus }: { db: Queryable; bus: Bus }): ReadNews {
  const noted = new Map<string, Noted>()
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> = Promise.resolve()

  async function tell(conversationId: string, { readerIds, fromSeq, toSeq }: Noted): Promise<void> {
    const people = await listMemberships(db, conversationId)
    if (people.length > READ_MARKS_MEMBERS_MAX) return
    const showing = await showingReads(
      db,
      people.map(({ member_id }) => member_id),
    )
    const marks = people
      .filter(({ member_id }) => readerIds.has(member_id) && showing.has(member_id))
      .map(({ member_id, first_seq, read_seq }) => ({ memberId: member_id, firstSeq: first_seq, readSeq: read_seq }))
    if (marks.length === 0) return
    const writers = new Set(
      await listSenderIds(db, conversationId, Math.max(fromSeq + 1, toSeq - LOOKED_BACK_MAX), toSeq),
    )
    const memberIds = people.flatMap(({ member_id }) =>
      writers.has(member_id) && showing.has(member_id) ? member_id : [],
    )
    if (memberIds.length > 0) bus.ring({ type: 'reads', conversationId, memberIds, marks })
  }

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    const groups = [...noted]
    noted.clear()
    // A lost push costs a number beside a tick: it is asked for when the group is opened again.
    for (const [conversationId, news] of groups)
      working = working.then(() => tell(conversationId, news)).catch(() => undefined)
  }

  return {
    note(conversationId, memberId, fromSeq, readSeq) {
      const before = noted.get(conversationId)
      noted.set(conversationId, {
        readerIds: (before?.readerIds ?? new Set()).add(memberId),
        fromSeq: Math.min(before?.fromSeq ?? fromSeq, fromSeq),
        toSeq: Math.max(before?.toSeq ?? readSeq, readSeq),
      })
      timer ??= setTimeout(flush, GATHER_MS).unref()
    },
    async settled() {
      flush()
      await working
    },
  }
}
