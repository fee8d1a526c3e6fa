import { refuse } from './errors.ts'

export interface BatchLaneOptions<Item, Result> {
  /** Does the whole batch in one transaction and answers in the order of its items. */
  run(items: Item[]): Promise<Result[]>
  itemsPerBatchMax: number
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

/**
 * Group commit: while one batch is with the database the next one collects. There is no timer: a lone item leaves at
 * once, and the busier it gets the larger the batches grow. One batch in flight is as fast as two and cannot deadlock.
 */
export function createBatchLane<Item, Result>(options: BatchLaneOptions<Item, Result>): BatchLane<Item, Result> {
  let waiting: Waiting<Item, Result>[] = []
  let running: Promise<void> | null = null

  async function runAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, options.itemsPerBatchMax)
      waiting = waiting.slice(options.itemsPerBatchMax)
      try {
        const results = await options.run(batch.map(({ item }) => item))
        if (results.length !== batch.length) throw new Error('A batch must answer each of its items')
        for (const [index, { resolve, reject }] of batch.entries()) {
          const result = results[index]
          if (result === undefined) reject(new Error('A batch left an item without an answer'))
          else resolve(result)
        }
      } catch (reason) {
        for (const { reject } of batch) reject(reason)
      }
    }
  }

  return {
    submit(item) {
      if (waiting.length >= options.waitingMax) return Promise.reject(refuse('server.busy'))
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject })
        running ??= runAll().finally(() => {
          running = null
        })
      })
    },
    async drained() {
      while (running) await running
    },
  }
}
