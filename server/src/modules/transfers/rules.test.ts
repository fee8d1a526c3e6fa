import { describe, expect, it } from 'vitest'
import { decideAnswer, isSameTransfer } from './rules.ts'

const expiresAt = new Date('2026-01-02T10:00:00.000Z')
const inTime = new Date('2026-01-02T09:59:59.999Z')

describe('decideAnswer', () => {
  it.each([
    // who, state, answer, when → decision
    ['to', 'waiting', 'accepted', inTime, 'allowed'],
    ['to', 'waiting', 'returned', inTime, 'allowed'],
    ['to', 'accepted', 'accepted', inTime, 'nothingToDo'],
    ['to', 'accepted', 'accepted', expiresAt, 'nothingToDo'],
    ['to', 'returned', 'returned', inTime, 'nothingToDo'],
    ['to', 'accepted', 'returned', inTime, 'transfers.notWaiting'],
    ['to', 'returned', 'accepted', inTime, 'transfers.notWaiting'],
    ['to', 'expired', 'accepted', inTime, 'transfers.notWaiting'],
    ['to', 'expired', 'returned', expiresAt, 'transfers.notWaiting'],
    ['to', 'waiting', 'accepted', expiresAt, 'transfers.notWaiting'],
    ['to', 'waiting', 'returned', expiresAt, 'transfers.notWaiting'],
    ['from', 'waiting', 'accepted', inTime, 'transfers.notForYou'],
    ['from', 'waiting', 'returned', inTime, 'transfers.notForYou'],
    ['from', 'accepted', 'accepted', inTime, 'transfers.notForYou'],
    ['other', 'waiting', 'accepted', inTime, 'transfers.notFound'],
    ['other', 'accepted', 'accepted', inTime, 'transfers.notFound'],
  ] as const)('%s, %s, wants %s at %o → %s', (callerId, state, answer, now, expected) => {
    expect(decideAnswer({ fromId: 'from', toId: 'to', state, expiresAt }, callerId, answer, now)).toBe(expected)
  })
})

describe('isSameTransfer', () => {
  const asked = { conversationId: 'c', amount: '100', currency: 'EUR', note: 'Tea' }
  const known = { ...asked, fromId: 'me' }
  it.each([
    ['the same', 'me', asked, true],
    ['somebody else’s', 'other', asked, false],
    ['another amount', 'me', { ...asked, amount: '101' }, false],
    ['another currency', 'me', { ...asked, currency: 'CNY' }, false],
    ['another note', 'me', { ...asked, note: '' }, false],
    ['another conversation', 'me', { ...asked, conversationId: 'd' }, false],
  ])('%s', (_name, callerId, again, expected) => {
    expect(isSameTransfer(known, callerId, again)).toBe(expected)
  })
})
