/**
 * The independent audit of the money, on a real server that is shot while people pay. `SEEDS=50` tries more of them,
 * `SEEDS=1000-1040` others, `STEPS=2000 SHOTS=10` makes each longer; so does `npm run simulate-money`.
 */
import { afterAll, describe, expect, it } from 'vitest'
import { everyKind, type Report, simulateMoney } from './simulation.ts'

const STEPS = Number(process.env.STEPS ?? 120)
const SHOTS = Number(process.env.SHOTS ?? 3)

function seedsToTry(wanted = process.env.SEEDS ?? '1'): number[] {
  const [first, last] = wanted.includes('-') ? wanted.split('-').map(Number) : [1, Number(wanted)]
  if (first === undefined || last === undefined) return []
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

const reports: Report[] = []

describe('the money of people on a server that is shot', () => {
  it.each(seedsToTry())('is what the auditor says, with seed %i', { timeout: 300_000 + STEPS * 500 }, async (seed) => {
    const report = await simulateMoney({ seed, steps: STEPS, shots: SHOTS })
    reports.push(report)
    expect(report.differences).toEqual([])
  })

  it('went all the ways that money goes', () => {
    const done = (kind: string) => reports.reduce((sum, { kinds }) => sum + (kinds.get(kind)?.done ?? 0), 0)
    expect(everyKind.filter((kind) => done(kind) === 0)).toEqual([])
    const sum = (name: 'lost' | 'refused') => reports.reduce((all, { counts }) => all + counts[name], 0)
    expect(Math.min(sum('lost'), sum('refused'))).toBeGreaterThan(10)
  })
})

afterAll(() => {
  for (const { seed, seconds, counts, shots, entries } of reports)
    process.stdout.write(
      `money: ${JSON.stringify({ seed, seconds: Math.round(seconds), ...counts, ...shots, entries })}\n`,
    )
})
