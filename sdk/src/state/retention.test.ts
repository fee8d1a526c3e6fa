import type { Message } from '@sampan/contract'
import { describe, expect, it } from 'vitest'
import { daysKept, isOverKept, keepsAll } from './retention.ts'

const forever = { messagesDays: null, mediaDays: null }

describe('how long a message is kept', () => {
  it.each([
    ['text', forever, null],
    ['text', { messagesDays: 30, mediaDays: 7 }, 30],
    ['voice', { messagesDays: 30, mediaDays: 7 }, 30],
    ['picture', { messagesDays: 30, mediaDays: 7 }, 7],
    ['video', { messagesDays: 5, mediaDays: 7 }, 5],
    ['file', { messagesDays: null, mediaDays: 7 }, 7],
    ['picture', { messagesDays: 30, mediaDays: null }, 30],
    ['note', { messagesDays: 1, mediaDays: 1 }, null],
    ['transfer', { messagesDays: 1, mediaDays: 1 }, null],
    ['redPacket', { messagesDays: 1, mediaDays: 1 }, null],
  ] as const)('%s under %o: %s days', (kind, rule, days) => {
    expect(daysKept(kind, rule)).toBe(days)
  })

  it('is over at the very instant', () => {
    const message = { body: { kind: 'text' }, sentAt: '2026-03-01T08:00:00.000Z' } as Message
    const at = Date.parse('2026-03-08T08:00:00.000Z')
    const rule = { messagesDays: 7, mediaDays: null }
    expect(isOverKept(message, rule, at - 1)).toBe(false)
    expect(isOverKept(message, rule, at)).toBe(true)
  })

  it('says where nothing goes', () => {
    expect(keepsAll({ direct: forever, group: forever })).toBe(true)
    expect(keepsAll({ direct: forever, group: { messagesDays: null, mediaDays: 1 } })).toBe(false)
  })
})
