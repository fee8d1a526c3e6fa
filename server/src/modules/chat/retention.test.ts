import { describe, expect, it } from 'vitest'
import { oldOnes, overdueBy } from './retention.ts'

const at = (day: number) => new Date(Date.UTC(2026, 0, day))
const days = (...of: number[]) => of.map((day, index) => ({ seq: index + 1, sentAt: at(day), kind: 'text' }))

describe('what is old', () => {
  it.each([
    ['nothing', [], 0],
    ['one that is younger', [11], 0],
    ['one of the very instant', [10], 1],
    ['all of them', [1, 2, 3], 3],
    ['those before the first younger one', [1, 10, 11, 12], 2],
    ['not one behind a younger one, as where a clock was put back', [1, 11, 2], 1],
  ])('%s', (_what, sent, count) => {
    expect(oldOnes(days(...sent), at(10))).toHaveLength(count)
  })
})

describe('what a rule takes', () => {
  it('is nothing where everything is kept for good', () => {
    const kept = { messagesDays: null, mediaDays: null }
    expect(overdueBy({ direct: kept, group: kept }, at(10))).toEqual([])
  })

  it('is what was sent so many days before', () => {
    const rules = { direct: { messagesDays: 2, mediaDays: null }, group: { messagesDays: null, mediaDays: 9 } }
    expect(overdueBy(rules, at(10))).toEqual([
      { kind: 'direct', subject: 'messages', sentUntil: at(8) },
      { kind: 'group', subject: 'media', sentUntil: at(1) },
    ])
  })
})
