import { describe, expect, test } from 'vitest'
import { decideClose, decideCreate, decideVote, ENDS_AFTER_MS_MAX } from './rules.ts'

const now = new Date('2025-11-21T12:00:00.000Z')
const after = (ms: number) => new Date(now.getTime() + ms)
const poll = { options: ['Ferry', 'Bus', 'Walk'], multiple: false, state: 'open' as const, endsAt: null }

describe('making a poll', () => {
  test.each([
    ['without an end', null, 'allowed'],
    ['that ends tomorrow', after(86_400_000), 'allowed'],
    ['that ends in a second', after(1_000), 'polls.endsTooSoon'],
    ['that ended yesterday', after(-86_400_000), 'polls.endsTooSoon'],
    ['that ends in two years', after(2 * ENDS_AFTER_MS_MAX), 'polls.endsTooSoon'],
  ] as const)('%s', (_, endsAt, wanted) => {
    expect(decideCreate(endsAt, now)).toBe(wanted)
  })
})

describe('choosing', () => {
  test.each([
    ['one answer', poll, [1], [], true, 'allowed'],
    ['another one', poll, [2], [1], true, 'allowed'],
    ['none any more', poll, [], [1], true, 'allowed'],
    ['the same again', poll, [1], [1], true, 'nothingToDo'],
    ['the same again, after the end', { ...poll, state: 'closed' as const }, [1], [1], true, 'nothingToDo'],
    ['two of one', poll, [0, 1], [], true, 'polls.oneChoice'],
    ['two of several', { ...poll, multiple: true }, [0, 1], [], true, 'allowed'],
    ['what is not there', poll, [3], [], true, 'polls.noSuchOption'],
    ['after it was closed', { ...poll, state: 'closed' as const }, [1], [], true, 'polls.notOpen'],
    ['after its end', { ...poll, endsAt: after(0) }, [1], [], true, 'polls.notOpen'],
    ['before its end', { ...poll, endsAt: after(1) }, [1], [], true, 'allowed'],
    ['where one may not write', poll, [1], [], false, 'chat.notAccepting'],
  ] as const)('%s', (_, standing, choices, before, mayPost, wanted) => {
    expect(decideVote(standing, choices, before, mayPost, now)).toBe(wanted)
  })
})

test.each([
  ['its maker', 'mei', 'open', 'allowed'],
  ['its maker, again', 'mei', 'closed', 'nothingToDo'],
  ['somebody else', 'omar', 'open', 'polls.notYours'],
] as const)('%s closes it', (_, callerId, state, wanted) => {
  expect(decideClose({ makerId: 'mei', state }, callerId)).toBe(wanted)
})
