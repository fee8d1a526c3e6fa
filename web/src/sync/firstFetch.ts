/**
 * The first fetch of everything that lists show. The log's number is taken before: whatever changes meanwhile is read
 * from there afterwards, once the number is in the store. A first fetch that was broken off starts over. What somebody
 * looks at comes before the rest.
 */
import type { LogEntry } from '@sampan/contract'
import { applyEntries } from './apply.ts'
import { applyConversation } from './applyAnswers.ts'
import { type Context, isGone, patiently } from './context.ts'
import { noFindings } from './findings.ts'
import { bringConversation } from './history.ts'
import { createPager } from './pager.ts'

/** A screen of chats soon, then the rest in few calls: each looks at all of them to find its own. */
const FIRST_PAGE = 40
const PAGE = 500
const RELATIONS_PAGE = 500

export function fetchEverythingOnce(context: Context): Promise<void> {
  const { store, call, environment } = context
  // One tab of a browser at a time: a second one finds it done.
  return environment.locks.exclusively('first-fetch', async () => {
    const session = await store.readSession()
    if (session && session.logSeq !== null) return
    await context.inUnit(async (unit) => {
      const { memberId, deviceId, epoch } = unit.session
      await store.beginAnew({ memberId, deviceId, epoch })
    })

    const { logSeq } = await patiently(context, () => call('sync.catchUp', { logSeq: null }))
    const self = await patiently(context, () => call('accounts.getSelf', {}))
    await context.inUnit(({ store }) => store.self.put(self))
    const bringLookedAt = createBringer(context)
    await bringLookedAt()
    await fetchConversations(context, bringLookedAt)
    await fetchRelations(context)
    const { devices } = await patiently(context, () => call('accounts.listDevices', {}))
    await context.inUnit(async (unit) => {
      await unit.store.devices.bulkPut(devices)
      unit.setLogSeq(logSeq)
    })
  })
}

/** Brings what is looked at, each conversation once. */
function createBringer(context: Context): () => Promise<void> {
  const brought = new Set<string>()
  return async () => {
    const { conversationId } = context.lookedAt
    if (conversationId === null || brought.has(conversationId)) return
    brought.add(conversationId)
    await bringConversation(context, conversationId).catch((error: unknown) => {
      if (!isGone(error)) throw error
    })
  }
}

async function fetchConversations(context: Context, bringLookedAt: () => Promise<void>): Promise<void> {
  const nextPage = createPager(PAGE)
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const from = cursor
    const page = await patiently(context, () =>
      from === undefined
        ? context.call('chat.listConversations', { limit: FIRST_PAGE })
        : nextPage((limit) => context.call('chat.listConversations', { limit, cursor: from })),
    )
    const findings = noFindings()
    await context.inUnit(async (unit) => {
      for (const conversation of page.conversations) await applyConversation(unit, conversation, null, findings)
    })
    context.follow(findings)
    await bringLookedAt()
    cursor = page.nextCursor
  }
}

async function fetchRelations(context: Context): Promise<void> {
  const nextPage = createPager(RELATIONS_PAGE)
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const from = cursor === undefined ? {} : { cursor }
    const page = await patiently(context, () =>
      nextPage((limit) => context.call('contacts.listRelations', { limit, ...from })),
    )
    await context.inUnit(({ store }) => store.relations.bulkPut(page.relations))
    cursor = page.nextCursor
  }
}

/** Reads on in the log. An empty store, or one that the log does not reach back to, is filled anew. */
export async function catchUp(context: Context): Promise<void> {
  for (;;) {
    const logSeq = (await context.store.readSession())?.logSeq ?? null
    if (logSeq === null) {
      await fetchEverythingOnce(context)
      continue
    }
    const answer = await patiently(context, () => context.call('sync.catchUp', { logSeq }))
    if (answer.reset) {
      await context.inUnit(async (unit) => {
        const { memberId, deviceId, epoch } = unit.session
        // Another tab may have begun anew already.
        if (unit.session.logSeq === logSeq) await unit.store.beginAnew({ memberId, deviceId, epoch })
      })
      continue
    }
    const findings = noFindings()
    // The contract's events: this version ignores those that it does not know.
    await context.inUnit((unit) => applyEntries(unit, answer.entries as LogEntry[], findings))
    context.follow({ ...findings, logGap: false })
    if (findings.logGap) throw new Error('The server’s log skips a number.')
    if (!answer.more) return
  }
}
