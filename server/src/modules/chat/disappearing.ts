/** How long what is written in a conversation stays. */
import { type MessageBody, stayingKinds } from '@sampan/contract'
import type { Queryable } from '../../schema/index.ts'
import { listPeriods, type Period, readPeriods } from './store/disappearing.ts'

/** Money and what happened are not to be forgotten; of the others nothing is left that could go. */
export const staying: ReadonlySet<MessageBody['kind']> = new Set<MessageBody['kind']>(stayingKinds)

export interface Expiring {
  seq: number
  sentAt: Date
  kind: MessageBody['kind']
}

/** When a message goes by itself, or null. `periods` are those of its conversation. */
export function expiryOf({ seq, sentAt, kind }: Expiring, periods: readonly Period[]): Date | null {
  if (staying.has(kind)) return null
  const period = periods.find(({ fromSeq, toSeq }) => seq > fromSeq && (toSeq === null || seq < toSeq))
  return period ? new Date(sentAt.getTime() + period.afterSeconds * 1_000) : null
}

/** The periods of these conversations; those that have none are left out. */
export async function periodsOf(db: Queryable, conversationIds: readonly string[]): Promise<Map<string, Period[]>> {
  return Map.groupBy(await readPeriods(db, conversationIds), ({ conversationId }) => conversationId)
}

/** What the send lane knows of periods without asking for each message. */
export interface Periods {
  /** Resolves once everything stored is known. */
  ready(): Promise<void>
  of(conversationId: string): readonly Period[]
  /** Takes the place of what is known of a conversation. Answers what it was. */
  replace(conversationId: string, periods: readonly Period[]): readonly Period[]
}

/** One for each server: all that is set goes through it. */
export function createPeriods(db: Queryable): Periods {
  const known = new Map<string, readonly Period[]>()
  let loading: Promise<void> | undefined
  const load = async () => {
    const stored = Map.groupBy(await listPeriods(db), ({ conversationId }) => conversationId)
    // What was set while this was read is newer.
    for (const [id, periods] of stored) if (!known.has(id)) known.set(id, periods)
  }
  return {
    ready() {
      loading ??= load().catch((reason: unknown) => {
        loading = undefined
        throw reason
      })
      return loading
    },
    of: (conversationId) => known.get(conversationId) ?? [],
    replace(conversationId, periods) {
      const before = known.get(conversationId) ?? []
      known.set(conversationId, periods)
      return before
    },
  }
}
