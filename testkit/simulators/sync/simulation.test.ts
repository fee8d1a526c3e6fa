import { describe, expect, it } from 'vitest'
import { type Report, simulate } from './simulation.ts'

/**
 * By default those that together reach everything (see the last test). `SEEDS=500` tries more of them, `SEEDS=1000-2000`
 * others. A seed that fails belongs into `seeds.test.ts`.
 */
function seedsToTry(wanted = process.env.SEEDS ?? '25-44'): number[] {
  const [first, last] = wanted.includes('-') ? wanted.split('-').map(Number) : [1, Number(wanted)]
  if (first === undefined || last === undefined) return []
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

describe('all devices converge', () => {
  const reports: Report[] = []

  it.each(seedsToTry())('seed %i', { timeout: 60_000 }, async (seed) => {
    const report = await simulate({ seed })
    reports.push(report)
    expect(report.differences).toEqual([])
  })

  it('has gone through what it is there for', () => {
    const sum = (name: keyof Report['reached']) => reports.reduce((total, { reached }) => total + reached[name], 0)
    const names = ['reset', 'newestPage', 'gapHealed', 'repeatedSend', 'moneyTaken', 'lostPush', 'signedOut'] as const
    expect(names.filter((name) => sum(name) === 0)).toEqual([])
  })
})
