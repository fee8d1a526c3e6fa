import { describe, expect, it } from 'vitest'
import { simulate } from './simulation.ts'

/** `SEEDS=500` tries more of them; `SEEDS=1000-2000` others. A seed that fails belongs into `seeds.test.ts`. */
function seedsToTry(wanted = process.env.SEEDS ?? '20'): number[] {
  const [first, last] = wanted.includes('-') ? wanted.split('-').map(Number) : [1, Number(wanted)]
  if (first === undefined || last === undefined) return []
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

describe('all devices converge', () => {
  it.each(seedsToTry())('seed %i', { timeout: 60_000 }, async (seed) => {
    expect((await simulate({ seed })).differences).toEqual([])
  })
})
