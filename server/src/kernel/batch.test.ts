import { describe, expect, it } from 'vitest'
import { createBatchLane } from './batch.ts'

/** A lane whose batches finish when the test says so. */
function controlled(options: { itemsPerBatchMax?: number; waitingMax?: number } = {}) {
  const batches: { items: number[]; finish(results?: string[]): void; fail(reason: Error): void }[] = []
  const lane = createBatchLane<number, string>({
    itemsPerBatchMax: options.itemsPerBatchMax ?? 100,
    waitingMax: options.waitingMax ?? 100,
    run: (items) =>
      new Promise((resolve, reject) => {
        batches.push({ items, finish: (results) => resolve(results ?? items.map(String)), fail: reject })
      }),
  })
  return { lane, batches }
}

/** Some turns of the event loop. */
const settled = async () => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

describe('createBatchLane', () => {
  it('sends a lone item at the end of its turn and collects the next while it is under way', async () => {
    const { lane, batches } = controlled()
    const first = lane.submit(1)
    await settled()
    const rest = [lane.submit(2), lane.submit(3)]
    await settled()
    expect(batches.map(({ items }) => items)).toEqual([[1]])
    batches[0]?.finish()
    await expect(first).resolves.toBe('1')
    await settled()
    expect(batches.map(({ items }) => items)).toEqual([[1], [2, 3]])
    batches[1]?.finish()
    await expect(Promise.all(rest)).resolves.toEqual(['2', '3'])
  })

  it('sends together what one turn brings, and whoever asks again once answered', async () => {
    const sizes: number[] = []
    const lane = createBatchLane<number, number>({
      itemsPerBatchMax: 100,
      waitingMax: 100,
      async run(items) {
        sizes.push(items.length)
        return items
      },
    })
    const asker = async (id: number) => {
      for (let time = 0; time < 4; time += 1) await lane.submit(id)
    }
    await Promise.all(Array.from({ length: 10 }, (_, id) => asker(id)))
    expect(sizes).toEqual([10, 10, 10, 10])
  })

  it('leaves nobody waiting who comes just as it comes to rest', async () => {
    const lane = createBatchLane<number, number>({
      itemsPerBatchMax: 100,
      waitingMax: 100,
      run: async (items) => items,
    })
    for (let ticks = 0; ticks < 12; ticks += 1) {
      await lane.submit(1)
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve()
      await expect(lane.submit(2)).resolves.toBe(2)
    }
  })

  it('keeps batches within their size, in the order of asking', async () => {
    const { lane, batches } = controlled({ itemsPerBatchMax: 2 })
    const answers = [1, 2, 3, 4, 5].map((item) => lane.submit(item))
    for (let index = 0; index < 3; index += 1) {
      await settled()
      batches[index]?.finish()
    }
    await Promise.all(answers)
    expect(batches.map(({ items }) => items)).toEqual([[1, 2], [3, 4], [5]])
  })

  it('tries the items of a failed batch one by one: only what cannot be done fails', async () => {
    const ran: string[] = []
    const lane = createBatchLane<string, string>({
      itemsPerBatchMax: 100,
      waitingMax: 100,
      async run(items) {
        ran.push(items.join(''))
        if (items.includes('x')) throw new Error('x is poison')
        return items.map((item) => item.toUpperCase())
      },
    })
    const answers = await Promise.allSettled(['-', 'a', 'x', 'b', 'x'].map((item) => lane.submit(item)))
    expect(ran).toEqual(['-axbx', '-', 'a', 'x', 'b', 'x'])
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'failed'))).toEqual([
      '-',
      'A',
      'failed',
      'B',
      'failed',
    ])
  })

  it('hands the next batch over before it answers, where many wait, and tells of batches in their order', async () => {
    const events: string[] = []
    const lane = createBatchLane<number, number>({
      itemsPerBatchMax: 40,
      waitingMax: 200,
      async run(items) {
        events.push(`run ${items[0]}`)
        return items
      },
      told: (items) => void events.push(`told ${items[0]}`),
    })
    await Promise.all(Array.from({ length: 100 }, (_, item) => lane.submit(item).then(() => item)))
    expect(events).toEqual(['run 0', 'run 40', 'told 0', 'told 40', 'run 80', 'told 80'])
  })

  it('fails a lone item once and goes on with the next', async () => {
    const { lane, batches } = controlled()
    const first = lane.submit(1)
    await settled()
    const second = lane.submit(2)
    batches[0]?.fail(new Error('The database went away'))
    await expect(first).rejects.toThrow('The database went away')
    await settled()
    batches[1]?.finish()
    await expect(second).resolves.toBe('2')
  })

  it('gives a batch up when nothing works, since it is not the items then', async () => {
    let tries = 0
    const lane = createBatchLane<number, number>({
      itemsPerBatchMax: 100,
      waitingMax: 100,
      async run() {
        tries += 1
        throw new Error('The database went away')
      },
    })
    const answers = await Promise.allSettled(Array.from({ length: 50 }, (_, index) => lane.submit(index)))
    expect(answers.every((answer) => answer.status === 'rejected')).toBe(true)
    expect(tries).toBe(1 + 3)
  })

  it('refuses rather than growing without bound', async () => {
    const { lane, batches } = controlled({ waitingMax: 2 })
    const taken = [lane.submit(1), lane.submit(2)]
    await expect(lane.submit(3)).rejects.toMatchObject({ code: 'server.busy' })
    await settled()
    batches[0]?.finish()
    await Promise.all(taken)
  })

  it('does not accept fewer answers than items', async () => {
    const { lane, batches } = controlled()
    const item = lane.submit(1)
    await settled()
    batches[0]?.finish([])
    await expect(item).rejects.toThrow('answer each')
  })

  it('is drained when nothing waits', async () => {
    const { lane, batches } = controlled()
    let drained = false
    const item = lane.submit(1)
    const waiting = lane.drained().then(() => {
      drained = true
    })
    await settled()
    expect(drained).toBe(false)
    batches[0]?.finish()
    await Promise.all([item, waiting])
    expect(drained).toBe(true)
  })
})
