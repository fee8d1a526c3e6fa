import { expect, test } from 'vitest'
import { closedLoop, openLoop, summary } from './load.ts'

test('a closed loop keeps so many under way, and no more', async () => {
  let underWay = 0
  let most = 0
  const result = await closedLoop(3, 0.05, async () => {
    underWay += 1
    most = Math.max(most, underWay)
    await new Promise((resolve) => setImmediate(resolve))
    underWay -= 1
  })
  expect(most).toBe(3)
  expect(result.count).toBeGreaterThan(3)
})

test('an open loop asks as often as it should, however slow the answers are', async () => {
  let begun = 0
  const answers: (() => void)[] = []
  const result = openLoop(1000, 0.05, () => {
    begun += 1
    return new Promise<void>((resolve) => {
      answers.push(resolve)
      // The first answers come only once all have asked.
      if (begun === 50) for (const answer of answers) answer()
    })
  })
  const { count, maxMs } = await result
  expect(count).toBe(50)
  expect(maxMs).toBeGreaterThan(40)
})

test('what fails is counted in an open loop, and ends a closed one', async () => {
  const fail = () => Promise.reject(new Error('no'))
  await expect(openLoop(1000, 0.01, fail)).rejects.toThrow('no')
  let count = 0
  const everyOther = () => (count++ % 2 === 0 ? Promise.resolve() : fail())
  expect(await openLoop(1000, 0.01, everyOther)).toMatchObject({ count: 5, failed: 5 })
  await expect(closedLoop(2, 1, fail)).rejects.toThrow('no')
})

test('an open loop does not wait for ever for what never comes', async () => {
  let begun = 0
  const { count, maxMs } = await openLoop(
    1000,
    0.01,
    () => (begun++ === 0 ? new Promise(() => undefined) : Promise.resolve()),
    30,
  )
  expect(count).toBe(10)
  expect(maxMs).toBeGreaterThanOrEqual(30)
})

test('latencies are told by rank', () => {
  const latencies = Array.from({ length: 101 }, (_, index) => 100 - index)
  expect(summary(latencies, 2)).toEqual({
    count: 101,
    seconds: 2,
    perSecond: 50.5,
    p50Ms: 50,
    p99Ms: 99,
    maxMs: 100,
    failed: 0,
  })
})
