/**
 * Brings conversations up to date, several at once. Whether one needs it stands in the store: messages up to `neededSeq`
 * that are not held, or `stale`. So it goes on after a broken connection, and after a reload.
 */
import { applyConversation, applyFollowing, applyNewest } from './applyAnswers.ts'
import { type Context, isGone, patiently, readLogSeq } from './context.ts'
import { type Findings, noFindings } from './findings.ts'
import type { ConversationRow } from './store.ts'
import type { Unit } from './unit.ts'

const AT_ONCE = 4
export const PAGE = 100
/** Beyond so many missed messages the window starts anew with the newest page. */
export const GAP_MAX = 300
/** A conversation that is not healed by so many fetches is left for the next connection. */
const FETCHES_MAX = 40

export interface Healer {
  want(conversationIds: Iterable<string>): void
  /** Resolves when nothing is left to heal. */
  settled(): Promise<void>
  forget(): void
}

export function createHealer(context: Context): Healer {
  const wanted = new Set<string>()
  const running = new Map<string, Promise<void>>()
  const onSettled: (() => void)[] = []

  const next = () => {
    for (const id of wanted) {
      if (running.size >= AT_ONCE || !context.isOnline()) break
      if (running.has(id)) continue
      wanted.delete(id)
      const work = heal(context, id).finally(() => {
        running.delete(id)
        next()
      })
      running.set(id, work)
      context.inBackground(work)
    }
    if (running.size === 0) for (const resolve of onSettled.splice(0)) resolve()
  }

  return {
    want(conversationIds) {
      for (const id of conversationIds) wanted.add(id)
      next()
    },
    settled: () =>
      new Promise((resolve) => {
        onSettled.push(resolve)
        next()
      }),
    forget: () => wanted.clear(),
  }
}

async function heal(context: Context, conversationId: string): Promise<void> {
  for (let fetches = 0; fetches < FETCHES_MAX; fetches += 1) {
    // While everything is fetched for the first time, that comes first; the round that follows looks here again.
    if ((await readLogSeq(context)) === null) return
    const row = await context.store.conversations.get(conversationId)
    try {
      if (!row || row.stale) await fetchConversation(context, conversationId)
      else if (row.neededSeq - row.toSeq > GAP_MAX) await fetchNewest(context, conversationId)
      else if (row.neededSeq > row.toSeq) await fetchFollowing(context, row)
      else return
    } catch (error) {
      if (isGone(error)) return
      throw error
    }
  }
}

/** One transaction that takes what it found into account. Answers what `work` answers. */
export async function applied(context: Context, work: (unit: Unit, findings: Findings) => Promise<boolean>) {
  const findings = noFindings()
  const done = await context.inUnit((unit) => work(unit, findings))
  context.follow(findings)
  return done
}

/** Fetches one conversation into the store. */
export async function fetchConversation(context: Context, conversationId: string): Promise<void> {
  const askedAt = await readLogSeq(context)
  const { conversation } = await patiently(context, () => context.call('chat.getConversation', { conversationId }))
  await applied(context, (unit, findings) => applyConversation(unit, conversation, askedAt, findings))
}

async function fetchFollowing(context: Context, row: ConversationRow): Promise<void> {
  const askedAt = await readLogSeq(context)
  const input = { conversationId: row.id, after: row.toSeq, limit: PAGE }
  const { messages } = await patiently(context, () => context.call('chat.fetchMessages', input))
  const first = messages[0]
  // We left and came back: what lies between is not for us, so the window cannot go on.
  if (first && first.seq > row.toSeq + 1) return fetchNewest(context, row.id)
  await applied(context, async (unit, findings) => {
    if (!first) await believeNothingFollows(unit, row)
    return applyFollowing(unit, row.id, messages, askedAt, findings)
  })
}

/** We thought that there was more, and there is not. */
async function believeNothingFollows(unit: Unit, asked: ConversationRow): Promise<void> {
  const row = await unit.conversation(asked.id)
  if (row?.toSeq === asked.toSeq && row.neededSeq === asked.neededSeq)
    unit.putConversation({ ...row, neededSeq: row.toSeq })
}

async function fetchNewest(context: Context, conversationId: string): Promise<void> {
  const askedAt = await readLogSeq(context)
  const { messages } = await patiently(context, () =>
    context.call('chat.fetchMessages', { conversationId, limit: PAGE }),
  )
  const { conversation } = await patiently(context, () => context.call('chat.getConversation', { conversationId }))
  await applied(context, (unit, findings) => applyNewest(unit, conversation, messages, askedAt, findings))
}
