import { setTimeout as pause, setImmediate as restOfTurn } from 'node:timers/promises'
import { refuse } from './errors.ts'

export interface BatchLaneOptions<Item, Result> {
  /**
   * Does the whole batch in one transaction and answers in the order of its items. Must bear doing an item twice: one
   * whose batch failed is tried again, and whether that batch was committed after all cannot always be told.
   */
  run(items: Item[]): Promise<Result[]>
  /** Told of each batch that was done, in their order, just before its items are answered; must not throw. */
  told?(items: readonly Item[], results: readonly Result[]): void
  itemsPerBatchMax: number
  /**
   * While fewer than `items` wait after a batch, the next one collects for `ms` more: under a steady load many tiny batches
   * would keep both processors busy with their fixed costs alone. A lone item after a rest never waits.
   */
  gather?: { ms: number; items: number }
  /** Beyond this many waiting items the lane answers `server.busy` instead of growing. */
  waitingMax: number
}

export interface BatchLane<Item, Result> {
  submit(item: Item): Promise<Result>
  /** Resolves when nothing is waiting or under way. */
  drained(): Promise<void>
}

interface Waiting<Item, Result> {
  item: Item
  resolve(result: Result): void
  reject(reason: unknown): void
}

/** A batch that was taken out of the queue, and what comes of it: never rejected. */
interface UnderWay<Item, Result> {
  batch: readonly Waiting<Item, Result>[]
  outcome: Promise<{ results: Result[] } | { reason: unknown }>
}

/** With so many waiting as a batch ends, the database gets them before that batch is answered. */
const AHEAD_ITEMS_MIN = 32

/** So many in a row, with none that worked before: it is not the items, the database is not there. */
const FAILURES_IN_A_ROW_MAX = 3

/**
 * Group commit: while one batch is with the database the next one collects. A lone item leaves at the end of its turn of
 * the event loop, and the busier it gets the larger the batches grow. One batch in flight is as
 * fast as two and cannot deadlock.
 * When a batch fails, its items are tried one by one, so that one that cannot be done fails alone.
 */
export function createBatchLane<Item, Result>(options: BatchLaneOptions<Item, Result>): BatchLane<Item, Result> {
  let waiting: Waiting<Item, Result>[] = []
  let running: Promise<void> | null = null

  async function attempt(batch: readonly Waiting<Item, Result>[]): UnderWay<Item, Result>['outcome'] {
    try {
      const results = await options.run(batch.map(({ item }) => item))
      if (results.length !== batch.length) throw new Error('A batch must answer each of its items')
      return { results }
    } catch (reason) {
      return { reason }
    }
  }

  function begin(): UnderWay<Item, Result> {
    const batch = waiting.slice(0, options.itemsPerBatchMax)
    waiting = waiting.slice(options.itemsPerBatchMax)
    return { batch, outcome: attempt(batch) }
  }

  function answer(batch: readonly Waiting<Item, Result>[], results: readonly Result[]): void {
    options.told?.(
      batch.map(({ item }) => item),
      results,
    )
    for (const [index, { resolve, reject }] of batch.entries()) {
      const result = results[index]
      if (result === undefined) reject(new Error('A batch left an item without an answer'))
      else resolve(result)
    }
  }

  async function runOneByOne(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    let failures = 0
    let worked = false
    let last: unknown
    for (const each of batch) {
      if (!worked && failures === FAILURES_IN_A_ROW_MAX) {
        each.reject(last)
        continue
      }
      const outcome = await attempt([each])
      if ('results' in outcome) {
        answer([each], outcome.results)
        worked = true
      } else {
        each.reject(outcome.reason)
        last = outcome.reason
        failures += 1
      }
    }
  }

  async function runAll(): Promise<void> {
    const { gather } = options
    let underWay: UnderWay<Item, Result> | null = null
    for (let batches = 0; ; batches += 1) {
      if (!underWay) {
        // Whoever was just answered may ask again at once, and a socket brings several calls: they go together.
        await restOfTurn()
        if (gather && batches > 0 && waiting.length > 0 && waiting.length < gather.items) await pause(gather.ms)
        if (waiting.length === 0) {
          // In the same breath as the look at who waits, so that nobody who comes now is left waiting.
          running = null
          return
        }
        underWay = begin()
      }
      const { batch, outcome }: UnderWay<Item, Result> = underWay
      const ended = await outcome
      underWay = null
      if ('results' in ended) {
        if (waiting.length >= AHEAD_ITEMS_MIN) {
          // Answers take us as long as a batch takes the database: it is to work meanwhile. It has the batch after a turn.
          underWay = begin()
          await restOfTurn()
        }
        answer(batch, ended.results)
      } else {
        const [alone, ...others] = batch
        if (alone && others.length === 0) alone.reject(ended.reason)
        else await runOneByOne(batch)
      }
    }
  }

  return {
    submit(item) {
      if (waiting.length >= options.waitingMax) return Promise.reject(refuse('server.busy'))
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject })
        running ??= runAll()
      })
    },
    async drained() {
      while (running) await running
    },
  }
}
