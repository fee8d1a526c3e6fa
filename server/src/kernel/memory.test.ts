import { createManualClock } from '@sampan/testkit/world/clock.ts'
import { expect, it } from 'vitest'
import { createMemory } from './memory.ts'

const memoryOf = (keptMax = 10) => {
  const clock = createManualClock()
  const memory = createMemory<number>(clock, { keptMs: 1000, keptMax })
  let looks = 0
  return { clock, ask: (key: string) => memory(key, async () => ++looks), memory }
}

it('looks once for all who ask at the same time, and soon after', async () => {
  const { ask } = memoryOf()
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual([1, 1, 2])
  expect(await ask('a')).toBe(1)
})

it('forgets after its time, and the oldest where it is full', async () => {
  const { clock, ask } = memoryOf(2)
  expect([await ask('a'), await ask('b'), await ask('c'), await ask('b'), await ask('a')]).toEqual([1, 2, 3, 2, 4])
  clock.advance(1001)
  expect(await ask('a')).toBe(5)
})

it('does not keep what failed', async () => {
  const { memory, ask } = memoryOf()
  await expect(memory('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await ask('a')).toBe(1)
})
