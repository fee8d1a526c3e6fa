import type { ConversationMember, Device, Event } from '@sampan/contract'
import { describe, expect, it } from 'vitest'
import { member, relation } from './fixtures.ts'
import { reduceDevices, reduceMembers, reduceRelation } from './members.ts'

describe('reduceRelation', () => {
  const told = (changes: Parameters<typeof relation>[1]): Event => ({
    name: 'contacts.relationChanged',
    body: { relation: relation('omar', changes) },
  })
  it.each([
    ['a contact is listed', told({}), 'contact'],
    ['an open request is', told({ state: 'requestedByOther' }), 'requestedByOther'],
    ['a blocked stranger is', told({ state: 'stranger', blocked: true }), 'stranger'],
    ['a stranger is not', told({ state: 'stranger' }), undefined],
  ])('%s', (_name, event, state) => {
    expect(reduceRelation(relation('omar'), event, 'omar')?.state).toBe(state)
  })

  it('shows a new name, and makes nobody a contact by it', () => {
    const renamed: Event = { name: 'accounts.memberChanged', body: { member: member('omar', 'Omar') } }
    expect(reduceRelation(relation('omar'), renamed, 'omar')?.member.name).toBe('Omar')
    expect(reduceRelation(undefined, renamed, 'omar')).toBeUndefined()
  })
})

describe('reduceMembers', () => {
  const entry = (id: string, left = false): ConversationMember => ({
    member: member(id),
    role: 'member',
    left,
    nickname: null,
    invitedById: null,
  })
  const changed = (...entries: ConversationMember[]): Event => ({
    name: 'chat.membersChanged',
    body: { conversationId: 'c', memberCount: 0, faces: [], changed: entries },
  })
  const before = [entry('a'), entry('b'), entry('z', true)]
  it.each([
    ['who joins comes before who left', [entry('c')], ['a', 'b', 'c', 'z']],
    ['who leaves goes to the end', [entry('a', true)], ['b', 'z', 'a']],
    ['who comes back joins anew', [entry('z')], ['a', 'b', 'z']],
    ['a new role keeps the place', [{ ...entry('a'), role: 'admin' as const }], ['a', 'b', 'z']],
  ])('%s', (_name, entries, ids) => {
    expect(reduceMembers(before, changed(...entries)).map(({ member: { id } }) => id)).toEqual(ids)
  })
})

describe('reduceDevices', () => {
  const device = (id: string): Device => ({ id, name: id, createdAt: '', lastSeenAt: '', current: false })
  it('knows itself among those that are told', () => {
    const added: Event = { name: 'accounts.deviceAdded', body: { device: device('mine') } }
    expect(reduceDevices([], added, 'mine')).toEqual([{ ...device('mine'), current: true }])
    expect(reduceDevices([], added, 'another')).toEqual([device('mine')])
  })
  it('forgets one that ended', () => {
    const ended: Event = { name: 'accounts.deviceEnded', body: { deviceId: 'a' } }
    expect(reduceDevices([device('a'), device('b')], ended, 'b')).toEqual([device('b')])
  })
})
