/** How a loader brings an answer of the server into the store. Events keep it there. */
import { type Context, patiently, readLogSeq } from './context.ts'
import type { Store } from './store.ts'
import { applyAnswer } from './whole.ts'

/**
 * The number of the log from which on an answer is to be brought up to date. A device that begins anew empties its store
 * for the first fetch: who comes earlier waits for its end.
 * @throws OfflineError without a connection
 */
export async function logSeqToAskAt(context: Pick<Context, 'store' | 'readOn'>): Promise<number> {
  for (;;) {
    const logSeq = await readLogSeq(context)
    if (logSeq !== null) return logSeq
    await context.readOn()
  }
}

/** Asks, and puts the answer into the store under what the log told meanwhile; again where too much happened. */
export async function load<Answer>(
  context: Pick<Context, 'store' | 'readOn' | 'pause' | 'inUnit'>,
  ask: () => Promise<Answer>,
  put: (store: Store, answer: Answer) => Promise<unknown>,
): Promise<Answer> {
  for (;;) {
    const askedAt = await logSeqToAskAt(context)
    const answer = await patiently(context, ask)
    if (await context.inUnit((unit) => applyAnswer(unit, () => put(unit.store, answer), askedAt))) return answer
  }
}
