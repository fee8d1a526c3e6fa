/**
 * Takes messages into the index just after they are stored, so that sending does not wait for it. How far it reaches is
 * in the database, by conversation: what a killed server left undone is found and done by the next one. A search looks
 * through what is not in it yet by itself.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Bus } from '../../kernel/bus.ts'
import type { Log } from '../../kernel/telemetry/log.ts'
import type { Transactions } from '../../kernel/transaction.ts'
import type { Database, Queryable } from '../../schema/index.ts'
import { listLastSeqs } from '../chat/index.ts'
import { readLastBlocks } from './store/blocks.ts'
import { takeIn, takeInChanges } from './takeIn.ts'

export interface SearchIndexerOptions {
  db: Queryable
  transactions: Transactions<Database>
  bus: Bus
  log: Log
  observe(messageCount: number): void
}

export interface SearchIndexer {
  /** Begins to work by itself: first what was left undone, then what comes. */
  start(): void
  stop(): Promise<void>
  /** Takes in everything that there is now. */
  indexAll(): Promise<void>
  /** For how long the conversation waits that has waited longest, in seconds; 0 where none does. */
  behindSeconds(): number
}

/** Messages that come together go together. */
const GATHER_MS = 250
/** Other servers' and hand-made changes ring no bell here. */
const LOOK_ANYWAY_MS = 10_000
const AFTER_FAILURE_MS = 2_000
interface Pace {
  /** Of messages in a transaction: neither this process nor the database's log may be held up for long. */
  messagesMax: number
  /** Of a rest, in parts of the time that the batch before it took. */
  restShare: number
  restMsMax: number
}
const PACE: Pace = { messagesMax: 500, restShare: 1, restMsMax: 20 }
/** While many messages are sent: they go first, and the index follows when there is time. */
const BUSY_PACE: Pace = { messagesMax: 100, restShare: 2, restMsMax: 60 }
/** As many messages in the time of one batch and its rest are many. */
const BUSY_FROM_MESSAGES = 100
const HEADS_PAGE = 1_000
const CHANGING = new Set<string>(['chat.messageRecalled', 'chat.messageEdited', 'chat.bodyChanged'])

export function createSearchIndexer({ db, transactions, bus, log, observe }: SearchIndexerOptions): SearchIndexer {
  /** Conversations with messages to take in, and since when, in milliseconds: the longest waiting first. */
  const waiting = new Map<string, number>()
  let wake: () => void = () => undefined
  /** The same of those that are being taken in. */
  let taken: ReadonlyMap<string, number> = new Map()
  /** How many messages came since the last batch began. */
  let arrived = 0
  const waitFrom = (id: string, sinceMs: number) => void (waiting.has(id) || waiting.set(id, sinceMs))
  let loop: { ending: AbortController; done: Promise<void> } | null = null

  async function* behind(): AsyncGenerator<string[]> {
    for (let afterId: string | null = null; ; ) {
      const heads = await listLastSeqs(db, afterId, HEADS_PAGE)
      const ids = heads.map(({ conversationId }) => conversationId)
      const reached = new Map((await readLastBlocks(db, ids)).map((block) => [block.conversation_id, block.last_seq]))
      yield heads
        .filter((head) => head.lastSeq > (reached.get(head.conversationId) ?? 0))
        .map((head) => head.conversationId)
      afterId = ids.at(-1) ?? null
      if (heads.length < HEADS_PAGE) return
    }
  }

  /** Works off what waits, resting between batches. */
  async function workOff(signal?: AbortSignal): Promise<void> {
    while ((await transactions.write((tx) => takeInChanges(tx.db))) > 0) signal?.throwIfAborted()
    while (waiting.size > 0) {
      signal?.throwIfAborted()
      const { messagesMax, restShare, restMsMax } = arrived < BUSY_FROM_MESSAGES ? PACE : BUSY_PACE
      arrived = 0
      taken = new Map([...waiting].slice(0, messagesMax))
      const ids = [...taken.keys()]
      for (const id of ids) waiting.delete(id)
      const begunAt = performance.now()
      try {
        const { messageCount, unfinished } = await transactions.write((tx) => takeIn(tx.db, ids, messagesMax))
        for (const id of unfinished) waitFrom(id, taken.get(id) ?? begunAt)
        observe(messageCount)
      } catch (error) {
        for (const [id, sinceMs] of taken) waiting.set(id, sinceMs)
        throw error
      } finally {
        taken = new Map()
      }
      const restMs = Math.min(restMsMax, restShare * (performance.now() - begunAt))
      if (signal) await pause(restMs, undefined, { signal })
    }
  }

  async function indexAll(signal?: AbortSignal): Promise<void> {
    for await (const ids of behind()) {
      for (const id of ids) waitFrom(id, performance.now())
      await workOff(signal)
    }
    await workOff(signal)
  }

  async function run(signal: AbortSignal): Promise<void> {
    let isCaughtUp = false
    while (!signal.aborted) {
      try {
        if (isCaughtUp) await workOff(signal)
        else await indexAll(signal)
        isCaughtUp = true
        const woken = new Promise<void>((resolve) => {
          wake = resolve
        })
        if (waiting.size === 0) {
          const resting = new AbortController()
          const rest = pause(LOOK_ANYWAY_MS, undefined, { signal: AbortSignal.any([signal, resting.signal]) })
          await Promise.race([woken, rest.catch(() => undefined)])
          resting.abort()
        }
        await pause(GATHER_MS, undefined, { signal })
      } catch (error) {
        if (signal.aborted) return
        log.error({ error }, 'Messages could not be taken into the search index; they are tried again')
        await pause(AFTER_FAILURE_MS, undefined, { signal }).catch(() => undefined)
      }
    }
  }

  let unlisten: () => void = () => undefined
  return {
    start() {
      if (loop) return
      unlisten = bus.listen((ring) => {
        if (ring.type === 'message') {
          arrived += 1
          waitFrom(ring.message.conversationId, performance.now())
        } else if (ring.type !== 'log' || !ring.entries.some(({ name }) => CHANGING.has(name))) return
        wake()
      })
      const ending = new AbortController()
      loop = { ending, done: run(ending.signal) }
    },
    async stop() {
      unlisten()
      loop?.ending.abort()
      await loop?.done
      loop = null
    },
    indexAll: () => indexAll(),
    behindSeconds() {
      const now = performance.now()
      return (
        [...taken.values(), ...waiting.values()].reduce((longest, sinceMs) => Math.max(longest, now - sinceMs), 0) /
        1000
      )
    },
  }
}
