import type { Event, Message } from '@sampan/contract'
import { describe, expect, it } from 'vitest'
import { mergeConversation, receiveMessage, reduceConversation, UNREAD_COUNT_MAX } from './conversation.ts'
import { conversation, ME, member, mentioning, message, note, OTHER } from './fixtures.ts'

const none = () => undefined
const holding = (messages: Message[]) => (fromSeq: number, toSeq: number) =>
  messages.filter(({ seq }) => seq >= fromSeq && seq <= toSeq)

const packetFor = (memberId: string) =>
  message(6, {
    body: {
      kind: 'redPacket',
      packetId: 'p',
      way: 'exclusive',
      forIds: [memberId],
      greeting: '',
      cover: 'plain',
      state: 'open',
      claimed: false,
    },
  })

describe('receiveMessage', () => {
  const before = conversation(5, { readSeq: 3, unread: { count: 2, upToSeq: 5 } })
  it.each([
    ['another’s next message counts', message(6), { lastSeq: 6, unread: { count: 3, upToSeq: 6 } }],
    ['an own one does not', message(6, { senderId: ME }), { lastSeq: 6, unread: { count: 2, upToSeq: 6 } }],
    ['nor does a note', note(6), { lastSeq: 6, unread: { count: 2, upToSeq: 6 } }],
    ['a recalled one does', message(6, { body: { kind: 'recalled' } }), { unread: { count: 3, upToSeq: 6 } }],
    ['one that was counted changes nothing', message(4), { lastSeq: 5, unread: { count: 2, upToSeq: 5 } }],
    ['the first mention is marked', mentioning(6), { mentionedSeq: 6 }],
    ['a mention of someone else is not', mentioning(6, OTHER), { mentionedSeq: null }],
    ['a packet for some calls them', packetFor(ME), { mentionedSeq: 6 }],
    ['and nobody else', packetFor(OTHER), { mentionedSeq: null }],
  ])('%s', (_name, received, expected) => {
    const { conversation: after, stale } = receiveMessage(before, received, ME)
    expect(after).toMatchObject(expected)
    expect(stale).toBe(false)
  })

  it('is stale where a number was skipped', () => {
    expect(receiveMessage(before, message(7), ME)).toMatchObject({ stale: true, conversation: { lastSeq: 7 } })
  })

  it('keeps the first mention when a second follows', () => {
    const mentioned = { ...before, mentionedSeq: 4 }
    expect(receiveMessage(mentioned, mentioning(6), ME).conversation?.mentionedSeq).toBe(4)
  })

  it('stops counting where the server does', () => {
    const full = conversation(5_000, { unread: { count: UNREAD_COUNT_MAX, upToSeq: 5_000 } })
    expect(receiveMessage(full, message(5_001), ME).conversation?.unread.count).toBe(UNREAD_COUNT_MAX)
  })
})

describe('a moved read mark', () => {
  const moved = (readSeq: number, count: number, upToSeq: number, mentionedSeq: number | null = null): Event => ({
    name: 'chat.readMarkMoved',
    body: { conversationId: 'c', readSeq, unread: { count, upToSeq }, mentionedSeq },
  })
  const before = conversation(8, { readSeq: 2, unread: { count: 6, upToSeq: 8 } })
  const held = holding([message(6), message(7, { senderId: ME }), mentioning(8)])

  it.each([
    ['takes what the server counted', moved(8, 0, 8), { readSeq: 8, unread: { count: 0, upToSeq: 8 } }],
    ['counts on what came since', moved(5, 0, 5), { readSeq: 5, unread: { count: 2, upToSeq: 8 }, mentionedSeq: 8 }],
    ['keeps the earlier mention', moved(3, 2, 5, 5), { readSeq: 3, unread: { count: 4, upToSeq: 8 }, mentionedSeq: 5 }],
    ['never moves back', moved(1, 0, 9), { readSeq: 2, unread: { count: 6, upToSeq: 8 } }],
    ['knows of messages that are not here yet', moved(2, 9, 11), { lastSeq: 8, unread: { count: 9, upToSeq: 11 } }],
  ])('%s', (_name, event, expected) => {
    const { conversation: after, stale } = reduceConversation(before, event, ME, held)
    expect(after).toMatchObject(expected)
    expect(stale).toBe(false)
  })

  it('is stale where what came since is not held', () => {
    expect(reduceConversation(before, moved(5, 0, 5), ME, none)).toMatchObject({ stale: true })
  })
})

describe('reduceConversation', () => {
  const before = conversation(5, { kind: 'direct', peer: member(OTHER), peerReadSeq: 3 })
  const body = { conversationId: 'c' }
  const plain = { archivedSeq: null, hiddenSeq: null, markedUnread: false, strongAlert: false, background: null }
  const events: [string, Event, object | undefined][] = [
    ['left', { name: 'chat.conversationLeft', body }, undefined],
    ['renamed', { name: 'chat.titleChanged', body: { ...body, title: 'Ferry' } }, { title: 'Ferry' }],
    ['role', { name: 'chat.roleChanged', body: { ...body, role: 'owner' } }, { role: 'owner' }],
    ['posting', { name: 'chat.postingChanged', body: { ...body, mayPost: false } }, { mayPost: false }],
    [
      'preferences',
      {
        name: 'chat.preferencesChanged',
        body: { ...body, ...plain, muted: true, pinned: true, archivedSeq: 3, strongAlert: true },
      },
      { muted: true, pinned: true, archivedSeq: 3, strongAlert: true },
    ],
    ['peer read', { name: 'chat.peerReadMarkMoved', body: { ...body, peerReadSeq: 4 } }, { peerReadSeq: 4 }],
    ['peer read less', { name: 'chat.peerReadMarkMoved', body: { ...body, peerReadSeq: 1 } }, { peerReadSeq: 3 }],
    [
      'people',
      { name: 'chat.membersChanged', body: { ...body, memberCount: 1, faces: [member(ME)], changed: [] } },
      { memberCount: 1, faces: [member(ME)] },
    ],
    [
      'a new name',
      { name: 'accounts.memberChanged', body: { member: member(OTHER, 'Omar') } },
      { peer: { name: 'Omar' }, faces: [{ name: ME }, { name: 'Omar' }] },
    ],
    [
      'the last message recalled',
      { name: 'chat.messageRecalled', body: { ...body, seq: 5 } },
      { lastMessage: { body: { kind: 'recalled' } } },
    ],
    [
      'the last message hidden',
      { name: 'chat.messageHidden', body: { ...body, seq: 5 } },
      { lastMessage: { body: { kind: 'hidden' } } },
    ],
  ]
  it.each(events)('%s', (_name, event, expected) => {
    const after = reduceConversation(before, event, ME, none).conversation
    if (expected) expect(after).toMatchObject(expected)
    else expect(after).toBeUndefined()
  })

  it('leaves another conversation alone, and the same object', () => {
    const event: Event = { name: 'chat.titleChanged', body: { conversationId: 'd', title: 'Ferry' } }
    expect(reduceConversation(before, event, ME, none).conversation).toBe(before)
  })

  it.each([
    ['a message that one has not read now mentions one', 4, true, null, 4],
    ['one that was read', 2, true, null, null],
    ['one that is not counted yet', 6, true, null, null],
    ['one before the first mention', 4, true, 5, 4],
    ['one after the first mention', 5, true, 4, 4],
    ['the first mention is none any more', 4, false, 4, 5],
  ])('counts mentions anew when words change: %s', (_name, seq, mentionsMe, mentionedSeq, expected) => {
    const here = conversation(5, { readSeq: 3, unread: { count: 2, upToSeq: 5 }, mentionedSeq })
    const { body: words } = mentionsMe ? mentioning(seq) : message(seq)
    const edited: Event = {
      name: 'chat.messageEdited',
      body: { ...body, seq, senderId: OTHER, body: words, editedAt: '2026-03-01T08:01:00.000Z' },
    }
    expect(reduceConversation(here, edited, ME, holding([mentioning(5)])).conversation?.mentionedSeq).toBe(expected)
  })

  it('finds the next mention when the first one is recalled', () => {
    const mentioned = conversation(5, { mentionedSeq: 3 })
    const recalled: Event = { name: 'chat.messageRecalled', body: { ...body, seq: 3 } }
    const held = holding([message(4), mentioning(5)])
    expect(reduceConversation(mentioned, recalled, ME, held).conversation?.mentionedSeq).toBe(5)
    expect(reduceConversation(mentioned, recalled, ME, none)).toMatchObject({
      stale: true,
      conversation: { mentionedSeq: null },
    })
  })
})

describe('mergeConversation', () => {
  it('takes what is new and never goes back in messages', () => {
    const here = conversation(8, { readSeq: 4, unread: { count: 4, upToSeq: 8 }, peerReadSeq: 7 })
    const told = conversation(6, { title: 'Ferry', readSeq: 2, unread: { count: 4, upToSeq: 6 }, peerReadSeq: 5 })
    expect(mergeConversation(here, told, ME, none)).toMatchObject({
      stale: false,
      conversation: {
        title: 'Ferry',
        lastSeq: 8,
        lastMessage: { seq: 8 },
        readSeq: 4,
        unread: { count: 4, upToSeq: 8 },
        peerReadSeq: 7,
      },
    })
  })

  it('takes the count of a later answer', () => {
    const told = conversation(9, { readSeq: 0, unread: { count: 7, upToSeq: 9 }, mentionedSeq: 9 })
    expect(mergeConversation(conversation(5), told, ME, none).conversation).toMatchObject({
      lastSeq: 9,
      unread: { count: 7, upToSeq: 9 },
      mentionedSeq: 9,
    })
  })
})
