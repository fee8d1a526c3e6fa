import type { Conversation, LogEntry, Message, Privacy, PushFrame } from '@sampan/contract'
import { describe, expect, it } from 'vitest'
import { createLocalBus } from '../../kernel/bus.ts'
import { type Connection, createHub } from './hub.ts'

const message = (conversationId: string, seq = 1): Message => ({
  conversationId,
  seq,
  id: 'm',
  senderId: null,
  sentAt: '',
  body: { kind: 'recalled' },
  replyToSeq: null,
  forwarded: false,
  expiresAt: null,
  editedAt: null,
  reactions: [],
})

const joined = (seq: number, id: string): LogEntry => ({
  seq,
  at: '',
  name: 'chat.conversationJoined',
  // The hub looks at nothing but the id.
  body: { conversation: { id } as Conversation },
})
const left = (seq: number, conversationId: string): LogEntry => ({
  seq,
  at: '',
  name: 'chat.conversationLeft',
  body: { conversationId },
})

function set(
  conversations: Record<string, string[]>,
  contacts: Record<string, string[]> = {},
  privacy: Record<string, Partial<Privacy>> = {},
) {
  const bus = createLocalBus()
  const hub = createHub({
    bus,
    conversationIdsOf: async (memberId) => conversations[memberId] ?? [],
    contactIdsOf: async (memberId) => contacts[memberId] ?? [],
    privacyOf: async (memberId) => ({
      online: true,
      typing: true,
      readReceipts: true,
      lastSeen: true,
      linkPreviews: true,
      ...privacy[memberId],
    }),
  })
  const device = (memberId: string, deviceId = `${memberId}-device`) => {
    const heard: PushFrame[] = []
    const ended: string[] = []
    const connection: Connection = {
      memberId,
      deviceId,
      send: (frame) => heard.push(JSON.parse(frame.toString()) as PushFrame),
      end: (reason) => ended.push(reason),
    }
    return { connection, heard, ended, types: () => heard.map(({ type }) => type) }
  }
  return { bus, hub, device }
}

describe('what members do not show', () => {
  const contacts = { mei: ['omar'], omar: ['mei'] }

  it('is that they are online, either way', async () => {
    const { hub, device } = set({}, contacts, { omar: { online: false } })
    const [mei, omar] = [device('mei'), device('omar')]
    expect(await hub.join(mei.connection)).toEqual([])
    expect(await hub.join(omar.connection)).toEqual([])
    expect(mei.types()).toEqual([])
  })

  it('ends and begins when they say so', async () => {
    const { bus, hub, device } = set({}, contacts)
    const [mei, omar] = [device('mei'), device('omar')]
    await hub.join(mei.connection)
    await hub.join(omar.connection)
    const say = (online: boolean) =>
      bus.ring({
        type: 'log',
        memberId: 'omar',
        entries: [
          {
            seq: 1,
            at: '',
            name: 'privacy.changed',
            body: { online, typing: true, readReceipts: true, lastSeen: true, linkPreviews: true },
          },
        ],
      })
    const seen = ({ heard }: typeof mei) => heard.flatMap((frame) => (frame.type === 'presence' ? [frame.online] : []))
    say(false)
    say(true)
    expect(seen(mei)).toEqual([true, false, true])
    expect(seen(omar)).toEqual([false, true])
  })

  it('is typing, which they do not see of others', async () => {
    const { bus, hub, device } = set({ mei: ['c'], omar: ['c'] }, {}, { omar: { typing: false } })
    const [mei, omar] = [device('mei'), device('omar')]
    await hub.join(mei.connection)
    await hub.join(omar.connection)
    bus.ring({ type: 'typing', conversationId: 'c', memberId: 'mei' })
    expect(omar.types()).toEqual([])
  })
})

it('tells who reads on to those who are named and are still there, and nobody of itself', async () => {
  const { bus, hub, device } = set({ mei: ['c'], omar: ['c'], anya: ['other'] })
  const [mei, omar, anya] = [device('mei'), device('omar'), device('anya')]
  for (const { connection } of [mei, omar, anya]) await hub.join(connection)
  const marks = [
    { memberId: 'mei', firstSeq: 1, readSeq: 5 },
    { memberId: 'omar', firstSeq: 1, readSeq: 5 },
  ]
  bus.ring({ type: 'reads', conversationId: 'c', memberIds: ['mei', 'anya'], marks })
  expect(mei.heard).toEqual([{ type: 'reads', conversationId: 'c', marks: [marks[1]] }])
  expect([omar.types(), anya.types()]).toEqual([[], []])
})

it('notes who comes and who is gone before their contacts hear of it', async () => {
  const noted: string[] = []
  const hub = createHub({
    bus: createLocalBus(),
    conversationIdsOf: async () => [],
    contactIdsOf: async (memberId) => [memberId === 'mei' ? 'omar' : 'mei'],
    privacyOf: async () => ({ online: true, typing: true, readReceipts: true, lastSeen: true, linkPreviews: true }),
    onSeen: (memberId) => noted.push(`${memberId} was last there now`),
  })
  const connection = (memberId: string, deviceId: string): Connection => ({
    memberId,
    deviceId,
    send: (frame) => noted.push(`${memberId} hears ${frame.toString()}`),
    end: () => {},
  })
  const [first, second] = [connection('omar', '1'), connection('omar', '2')]
  await hub.join(connection('mei', '1'))
  await hub.join(first)
  await hub.join(second)
  noted.length = 0
  hub.leave(first)
  expect(noted).toEqual([])
  hub.leave(second)
  expect(noted).toEqual([
    'omar was last there now',
    `mei hears ${JSON.stringify({ type: 'presence', memberId: 'omar', online: false })}`,
  ])
})

describe('the hub', () => {
  it('tells a message to each device of each member of its conversation, and to nobody else', async () => {
    const { bus, hub, device } = set({ mei: ['c'], omar: ['c'], anya: ['other'] })
    const devices = [device('mei', '1'), device('mei', '2'), device('omar'), device('anya')]
    for (const { connection } of devices) await hub.join(connection)
    bus.ring({ type: 'message', message: message('c') })
    expect(devices.map(({ heard }) => heard.length)).toEqual([1, 1, 1, 0])
  })

  it('follows joining and leaving by the member’s own log', async () => {
    const { bus, hub, device } = set({})
    const mei = device('mei')
    await hub.join(mei.connection)
    bus.ring({ type: 'log', memberId: 'mei', entries: [joined(1, 'c')] })
    bus.ring({ type: 'message', message: message('c') })
    bus.ring({ type: 'log', memberId: 'mei', entries: [left(2, 'c')] })
    bus.ring({ type: 'message', message: message('c') })
    expect(mei.types()).toEqual(['log', 'message', 'log'])
  })

  it('says nothing more to who is being removed, and goes on should the removal fail', async () => {
    const { bus, hub, device } = set({ mei: ['c'] })
    const mei = device('mei')
    await hub.join(mei.connection)
    bus.ring({ type: 'membershipEnding', conversationId: 'c', memberId: 'mei' })
    bus.ring({ type: 'message', message: message('c') })
    expect(mei.heard).toEqual([])
    bus.ring({ type: 'membershipKept', conversationId: 'c', memberId: 'mei' })
    bus.ring({ type: 'message', message: message('c') })
    expect(mei.types()).toEqual(['message'])
  })

  it('does not bring back what ended while it was still reading the lists', async () => {
    const { bus, hub, device } = set({ mei: ['c', 'd'] })
    const mei = device('mei')
    const joining = hub.join(mei.connection)
    bus.ring({ type: 'membershipEnding', conversationId: 'c', memberId: 'mei' })
    await joining
    bus.ring({ type: 'message', message: message('c') })
    bus.ring({ type: 'message', message: message('d') })
    expect(mei.heard).toHaveLength(1)
  })

  it('tells contacts who comes and goes, once for all devices of a member', async () => {
    const { hub, device } = set({}, { mei: ['omar'], omar: ['mei'], anya: [] })
    const [mei, anya] = [device('mei'), device('anya')]
    await hub.join(mei.connection)
    await hub.join(anya.connection)
    const [one, two] = [device('omar', '1'), device('omar', '2')]
    expect(await hub.join(one.connection)).toEqual(['mei'])
    await hub.join(two.connection)
    hub.leave(one.connection)
    hub.leave(two.connection)
    expect(mei.heard).toEqual([
      { type: 'presence', memberId: 'omar', online: true },
      { type: 'presence', memberId: 'omar', online: false },
    ])
    expect(anya.heard).toEqual([])
  })

  it('ends just the device that was signed out', async () => {
    const { bus, hub, device } = set({})
    const [one, two] = [device('mei', '1'), device('mei', '2')]
    await hub.join(one.connection)
    await hub.join(two.connection)
    bus.ring({ type: 'deviceEnded', memberId: 'mei', deviceId: '1' })
    expect([one.ended, two.ended]).toEqual([['signedOut'], []])
  })

  it('does not tell people that they are typing themselves', async () => {
    const { bus, hub, device } = set({ mei: ['c'], omar: ['c'] })
    const [mei, omar] = [device('mei'), device('omar')]
    await hub.join(mei.connection)
    await hub.join(omar.connection)
    bus.ring({ type: 'typing', conversationId: 'c', memberId: 'mei' })
    expect([mei.types(), omar.types()]).toEqual([[], ['typing']])
  })
})
