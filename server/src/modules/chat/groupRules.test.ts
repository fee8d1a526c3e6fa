import { describe, expect, it } from 'vitest'
import {
  changedSettings,
  decideBring,
  decideCallEveryone,
  decideLead,
  decidePost,
  decideRevoke,
  decideTransfer,
  firstSeqFor,
  isLinkGood,
  mayWriteFrom,
  needsApproval,
} from './groupRules.ts'
import { FOUNDING_SETTINGS } from './groups.ts'

describe('decidePost', () => {
  it.each([
    // may post, role, who posts → result
    [true, 'member', 'everyone', 'allowed'],
    [true, 'member', 'admins', 'chat.adminsOnly'],
    [true, 'admin', 'admins', 'allowed'],
    [true, 'owner', 'admins', 'allowed'],
    [false, 'member', 'everyone', 'chat.notAccepting'],
    [false, 'member', 'admins', 'chat.notAccepting'],
  ] as const)('may post: %s, a %s where %s write → %s', (may_post, role, posting, expected) => {
    expect(decidePost({ may_post, role }, posting)).toBe(expected)
  })
})

describe('decideLead', () => {
  it.each([
    ['direct', 'owner', 'chat.groupOnly'],
    ['group', 'member', 'chat.notAllowed'],
    ['group', 'admin', 'allowed'],
    ['group', 'owner', 'allowed'],
  ] as const)('%s as %s → %s', (kind, role, expected) => {
    expect(decideLead(kind, role)).toBe(expected)
  })
})

it('lets those who lead call everyone', () => {
  expect((['owner', 'admin', 'member'] as const).map(decideCallEveryone)).toEqual([
    'allowed',
    'allowed',
    'chat.notAllowed',
  ])
})

describe('decideBring', () => {
  it.each([
    ['direct', 'member', 'everyone', 'chat.groupOnly'],
    ['group', 'member', 'everyone', 'allowed'],
    ['group', 'member', 'admins', 'chat.notAllowed'],
    ['group', 'admin', 'admins', 'allowed'],
    ['group', 'owner', 'admins', 'allowed'],
  ] as const)('%s as %s where %s invite → %s', (kind, role, inviting, expected) => {
    expect(decideBring(kind, role, inviting)).toBe(expected)
  })
})

describe('decideRevoke', () => {
  it.each([
    ['direct', 'owner', true, 'chat.groupOnly'],
    ['group', 'member', true, 'allowed'],
    ['group', 'member', false, 'chat.notAllowed'],
    ['group', 'admin', false, 'allowed'],
  ] as const)('%s as %s, own: %s → %s', (kind, role, isOwn, expected) => {
    expect(decideRevoke(kind, role, isOwn)).toBe(expected)
  })
})

describe('decideTransfer', () => {
  it.each([
    ['direct', 'owner', 'member', 'chat.groupOnly'],
    ['group', 'admin', 'member', 'chat.notAllowed'],
    ['group', 'admin', null, 'chat.notAllowed'],
    ['group', 'owner', null, 'member.notFound'],
    ['group', 'owner', 'owner', 'chat.notAllowed'],
    ['group', 'owner', 'member', 'allowed'],
    ['group', 'owner', 'admin', 'allowed'],
  ] as const)('%s: %s to %s → %s', (kind, role, other, expected) => {
    expect(decideTransfer(kind, role, other)).toBe(expected)
  })
})

describe('isLinkGood', () => {
  const now = new Date('2026-01-01T10:00:00.000Z')
  const later = new Date(now.getTime() + 1)
  it.each([
    // ends, revoked, role of the maker, who invites → good
    ['for good', null, null, 'member', 'everyone', true],
    ['before its end', later, null, 'member', 'everyone', true],
    ['at its end', now, null, 'owner', 'everyone', false],
    ['taken back', null, now, 'owner', 'everyone', false],
    ['of one who left', null, null, null, 'everyone', false],
    ['of one who may no longer invite', null, null, 'member', 'admins', false],
    ['of an admin', null, null, 'admin', 'admins', true],
  ] as const)('%s', (_name, expires_at, revoked_at, role, inviting, expected) => {
    expect(isLinkGood({ expires_at, revoked_at }, role, inviting, now)).toBe(expected)
  })
})

it('only whom members bring has to be let in', () => {
  expect(needsApproval('member', true)).toBe(true)
  expect(needsApproval('admin', true)).toBe(false)
  expect(needsApproval('member', false)).toBe(false)
})

it.each([
  ['none', 500, 501],
  ['last', 500, 401],
  ['last', 99, 1],
  ['all', 500, 1],
] as const)('who joins with %s of %i sees from %i on', (history, lastSeq, expected) => {
  expect(firstSeqFor(history, lastSeq)).toBe(expected)
})

it('names what is set differently', () => {
  expect(changedSettings(FOUNDING_SETTINGS, { ...FOUNDING_SETTINGS, history: 'all', posting: 'admins' })).toEqual([
    'posting',
    'history',
  ])
  expect(changedSettings(FOUNDING_SETTINGS, { ...FOUNDING_SETTINGS })).toEqual([])
})

describe('mayWriteFrom', () => {
  const now = new Date('2026-01-01T10:00:00.000Z')
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
  it.each([
    // role, pause, last written so many seconds ago → seconds to wait
    ['member', 0, 1, null],
    ['member', 30, null, null],
    ['member', 30, 10, 20],
    ['member', 30, 30, null],
    ['admin', 30, 1, null],
    ['owner', 30, 1, null],
  ] as const)('a %s, one message in %i s, written %s s ago → %s', (role, pause, last, expected) => {
    const from = mayWriteFrom({ role, spoke_at: last === null ? null : ago(last) }, pause, now)
    expect(from && (from.getTime() - now.getTime()) / 1000).toBe(expected)
  })
})
