import { GROUP_MEMBERS_MAX, GroupTitle, Nickname, NOTICE_LENGTH_MAX, READ_MARKS_MEMBERS_MAX } from '@sampan/contract'
import { describe, expect, it, test } from 'vitest'
import {
  byRole,
  groupMembersMax,
  mayRename,
  memberActs,
  nicknameLengthMax,
  noticeLengthMax,
  readMarksMembersMax,
  secondsLeft,
  titleLengthMax,
} from './rules.ts'

test('the limits are those of the contract', () => {
  expect([groupMembersMax, titleLengthMax, nicknameLengthMax, noticeLengthMax, readMarksMembersMax]).toEqual([
    GROUP_MEMBERS_MAX,
    Reflect.get(GroupTitle, 'maxLength'),
    Reflect.get(Nickname, 'maxLength'),
    NOTICE_LENGTH_MAX,
    READ_MARKS_MEMBERS_MAX,
  ])
})

test.each([
  // own role, the other's role, oneself, role to give, may remove
  ['owner', 'member', false, 'admin', true],
  ['owner', 'admin', false, 'member', true],
  ['owner', 'owner', true, null, false],
  ['admin', 'member', false, null, true],
  ['admin', 'admin', false, null, false],
  ['admin', 'admin', true, null, false],
  ['admin', 'owner', false, null, false],
  ['member', 'member', false, null, false],
  ['member', 'admin', false, null, false],
] as const)('%s towards %s (oneself: %s)', (own, other, isSelf, setRole, remove) => {
  expect(memberActs(own, other, isSelf)).toEqual({ setRole, remove })
})

test('owners and admins rename', () => {
  expect((['owner', 'admin', 'member'] as const).map(mayRename)).toEqual([true, true, false])
})

test('the owner stands first, then the admins', () => {
  const people = [
    { id: 1, role: 'member' },
    { id: 2, role: 'admin' },
    { id: 3, role: 'owner' },
    { id: 4, role: 'member' },
    { id: 5, role: 'admin' },
  ] as const
  expect(byRole(people).map(({ id }) => id)).toEqual([3, 2, 5, 1, 4])
})

describe('slow mode', () => {
  const at = '2026-03-01T08:00:00.000Z'
  it.each([
    // pause, last message, now → seconds left
    [0, at, '2026-03-01T08:00:00.000Z', 0],
    [30, null, '2026-03-01T08:00:00.000Z', 0],
    [30, at, '2026-03-01T08:00:00.000Z', 30],
    [30, at, '2026-03-01T08:00:10.500Z', 20],
    [30, at, '2026-03-01T08:00:30.000Z', 0],
    [30, at, '2026-03-01T07:00:00.000Z', 30],
  ] as const)('of %i s, last written %s, at %s → %i', (pause, lastAt, now, expected) => {
    expect(secondsLeft(pause, lastAt, new Date(now))).toBe(expected)
  })
})
