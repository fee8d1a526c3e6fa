import { describe, expect, it } from 'vitest'
import {
  decideEdit,
  decideInvite,
  decideRecall,
  decideRemove,
  decideRename,
  decideSetRole,
  directKeyOf,
  nextOwner,
} from './rules.ts'

const sentAt = new Date('2026-01-01T10:00:00.000Z')
const after = (ms: number) => new Date(sentAt.getTime() + ms)

describe('decideRecall', () => {
  it.each([
    // sender, kind, after ms → result
    ['me', 'text', 0, 'recall'],
    ['me', 'voice', 120_000, 'recall'],
    ['me', 'text', 120_001, 'chat.recallTooLate'],
    ['me', 'billReminder', 0, 'recall'],
    ['me', 'recalled', 500_000, 'nothingToDo'],
    ['me', 'transfer', 0, 'chat.notRecallable'],
    ['me', 'redPacket', 0, 'chat.notRecallable'],
    ['me', 'bill', 500_000, 'chat.notRecallable'],
    ['other', 'text', 0, 'chat.notYours'],
    ['other', 'transfer', 0, 'chat.notYours'],
    ['other', 'recalled', 0, 'chat.notYours'],
    [null, 'note', 0, 'chat.notYours'],
  ] as const)('sent by %s, %s, %i ms later → %s', (senderId, kind, ms, expected) => {
    expect(decideRecall({ senderId, sentAt, kind }, 'me', after(ms))).toBe(expected)
  })
})

describe('decideEdit', () => {
  const bodies = {
    text: { kind: 'text', text: 'One', mentions: [] },
    picture: { kind: 'picture', fileId: 'f', caption: '', width: 1, height: 1, placeholder: '' },
    voice: { kind: 'voice', fileId: 'f', durationMs: 1, waveform: [] },
    recalled: { kind: 'recalled' },
    note: { kind: 'note', note: { type: 'contactsNow' } },
  } as const
  it.each([
    // sender, kind, new words, after ms, forwarded, may post → result
    ['me', 'text', 'text', 0, false, true, 'edit'],
    ['me', 'picture', 'caption', 900_000, false, true, 'edit'],
    ['me', 'text', 'text', 900_001, false, true, 'chat.editTooLate'],
    ['me', 'text', 'caption', 0, false, true, 'chat.notEditable'],
    ['me', 'picture', 'text', 0, false, true, 'chat.notEditable'],
    ['me', 'voice', 'caption', 0, false, true, 'chat.notEditable'],
    ['me', 'recalled', 'text', 0, false, true, 'chat.notEditable'],
    ['me', 'text', 'text', 0, true, true, 'chat.notEditable'],
    ['me', 'text', 'text', 0, false, false, 'chat.notAccepting'],
    ['other', 'text', 'text', 0, false, true, 'chat.notYours'],
    [null, 'note', 'text', 0, false, true, 'chat.notYours'],
  ] as const)(
    'sent by %s: %s gets another %s after %i ms',
    (senderId, kind, words, ms, forwarded, mayPost, expected) => {
      const sent = { senderId, sentAt, body: bodies[kind], forwarded }
      // The bodies are constants, so their lists are read-only.
      const decided = decideEdit(
        structuredClone(sent) as Parameters<typeof decideEdit>[0],
        words,
        { memberId: 'me', mayPost },
        after(ms),
      )
      expect(decided).toBe(expected)
    },
  )
})

describe('decideRename', () => {
  it.each([
    ['direct', 'owner', 'chat.groupOnly'],
    ['group', 'member', 'chat.notAllowed'],
    ['group', 'admin', 'allowed'],
    ['group', 'owner', 'allowed'],
  ] as const)('%s as %s → %s', (kind, role, expected) => {
    expect(decideRename(kind, role)).toBe(expected)
  })
})

describe('decideInvite', () => {
  it.each([
    ['direct', 2, 1, 'chat.groupOnly'],
    ['group', 499, 1, 'allowed'],
    ['group', 499, 2, 'chat.groupFull'],
    ['group', 500, 0, 'allowed'],
  ] as const)('%s of %i, %i joining → %s', (kind, count, joining, expected) => {
    expect(decideInvite(kind, count, joining)).toBe(expected)
  })
})

describe('decideRemove', () => {
  it.each([
    // kind, role, other → result
    ['direct', 'owner', 'member', 'chat.groupOnly'],
    ['group', 'member', 'member', 'chat.notAllowed'],
    ['group', 'member', null, 'chat.notAllowed'],
    ['group', 'admin', null, 'member.notFound'],
    ['group', 'admin', 'member', 'allowed'],
    ['group', 'admin', 'admin', 'chat.notAllowed'],
    ['group', 'admin', 'owner', 'chat.notAllowed'],
    ['group', 'owner', 'admin', 'allowed'],
    ['group', 'owner', 'owner', 'chat.notAllowed'],
  ] as const)('%s: %s removes %s → %s', (kind, role, other, expected) => {
    expect(decideRemove(kind, role, other)).toBe(expected)
  })
})

describe('decideSetRole', () => {
  it.each([
    ['direct', 'owner', 'member', 'chat.groupOnly'],
    ['group', 'admin', 'member', 'chat.notAllowed'],
    ['group', 'owner', null, 'member.notFound'],
    ['group', 'owner', 'owner', 'chat.notAllowed'],
    ['group', 'owner', 'admin', 'allowed'],
  ] as const)('%s: %s changes %s → %s', (kind, role, other, expected) => {
    expect(decideSetRole(kind, role, other)).toBe(expected)
  })
})

describe('nextOwner', () => {
  it('is the oldest admin, else the oldest member, else nobody', () => {
    const member = { role: 'member' as const, id: 1 }
    const admin = { role: 'admin' as const, id: 2 }
    expect(nextOwner([member, admin])).toBe(admin)
    expect(nextOwner([member])).toBe(member)
    expect(nextOwner([])).toBeNull()
  })
})

it('a direct conversation is the same from both sides', () => {
  expect(directKeyOf('b', 'a')).toBe(directKeyOf('a', 'b'))
})
