import { describe, expect, test } from 'vitest'
import {
  type ClaimRequest,
  claimKey,
  decideClaim,
  decideClaims,
  decideSend,
  luckiestOf,
  type Openness,
  type Sending,
  shareMaxOf,
} from './rules.ts'

const now = new Date('2026-02-17T12:00:00.000Z')
const later = new Date('2026-02-18T12:00:00.000Z')

describe('decideSend', () => {
  const group = { kind: 'group' as const, senderId: 'mei', memberIds: ['mei', 'omar', 'anya', 'wei'] }
  const direct = { kind: 'direct' as const, senderId: 'mei', memberIds: ['mei', 'omar'] }
  const crowd = { ...group, memberIds: ['mei', ...Array.from({ length: 200 }, (_, index) => `member ${index}`)] }
  const equal = (count: number, total: bigint): Sending => ({ way: 'equal', count, forIds: [], total })
  const lucky = (count: number, total: bigint): Sending => ({ way: 'lucky', count, forIds: [], total })
  const exclusive = (forIds: string[], total: bigint): Sending => ({
    way: 'exclusive',
    count: forIds.length,
    forIds,
    total,
  })

  test.each([
    ['one share to a friend', equal(1, 888n), direct, null],
    ['two shares to a friend', lucky(2, 888n), direct, 'redPackets.tooManyShares'],
    ['for a named friend, who is the only one', exclusive(['omar'], 888n), direct, 'chat.groupOnly'],
    ['a share for everyone, the sender too', lucky(4, 888n), group, null],
    ['more shares than people', lucky(5, 888n), group, 'redPackets.tooManyShares'],
    ['a hundred shares for 201', equal(100, 8_800n), crowd, null],
    ['more than a hundred', equal(101, 8_800n), crowd, 'redPackets.tooManyShares'],
    ['for two of them', exclusive(['omar', 'wei'], 888n), group, null],
    ['for somebody else', exclusive(['omar', 'jonas'], 888n), group, 'redPackets.notAllHere'],
    ['for oneself', exclusive(['mei'], 888n), group, 'redPackets.notAllHere'],
    ['one unit each', lucky(4, 4n), group, null],
    ['less than a unit each', lucky(4, 3n), group, 'redPackets.sharesTooSmall'],
    ['as much as a share may hold', equal(2, 2_000n), group, null],
    ['a unit more', equal(2, 2_001n), group, 'redPackets.sharesTooLarge'],
  ])('%s', (_name, sending, conversation, code) => {
    expect(decideSend(sending, conversation, 1_000n)?.code ?? null).toBe(code)
  })

  test('who may pay without limit may give without limit', () => {
    expect(shareMaxOf(null)).toBe(null)
    expect(shareMaxOf(15_000n)).toBe(3_000n)
    expect(decideSend(equal(1, 10n ** 17n), direct, null)).toBe(null)
  })
})

describe('decideClaim', () => {
  const open: Openness = { state: 'open', forIds: null, exceptId: null, expiresAt: later, free: [0, 1] }
  test.each([
    ['an open one', open, null],
    ['one for the member', { ...open, forIds: ['omar', 'mei'] }, null],
    ['one for others', { ...open, forIds: ['anya'] }, 'redPackets.notForYou'],
    ['one to a friend, by its sender', { ...open, exceptId: 'omar' }, 'redPackets.notForYou'],
    ['one that is empty', { ...open, state: 'empty' as const, free: [] }, 'redPackets.empty'],
    ['one whose shares are gone in this batch', { ...open, free: [] }, 'redPackets.empty'],
    ['one whose time is over', { ...open, expiresAt: now }, 'redPackets.expired'],
    ['one that went back', { ...open, state: 'expired' as const }, 'redPackets.expired'],
    ['one that is empty and old', { ...open, state: 'empty' as const, free: [], expiresAt: now }, 'redPackets.empty'],
    ['one for others that is empty', { ...open, forIds: ['anya'], free: [] }, 'redPackets.notForYou'],
  ])('%s', (_name, packet, code) => {
    expect(decideClaim(packet, 'omar', now)).toBe(code)
  })
})

describe('decideClaims', () => {
  const packet = {
    state: 'open' as const,
    forIds: null,
    exceptId: null,
    expiresAt: later,
    shares: [10n, 20n, 30n],
    free: [0, 1, 2],
  }
  const of = (memberId: string, packetId = 'packet'): ClaimRequest => ({ packetId, memberId })
  const everyone = ['mei', 'omar', 'anya', 'wei']
  const seen = new Set(['packet', 'other'].flatMap((packetId) => everyone.map((each) => claimKey(of(each, packetId)))))
  const decide = (requests: ClaimRequest[], world = {}) =>
    decideClaims(
      { now, packets: new Map([['packet', packet]]), claims: new Map<string, string>(), seen, ...world },
      requests,
    ).map((decision) =>
      decision.outcome === 'take'
        ? decision.share.amount
        : decision.outcome === 'taken'
          ? decision.claim
          : decision.outcome === 'again'
            ? `as ${decision.first}`
            : decision.code,
    )

  test('in the order of arrival, until it is empty', () => {
    expect(decide(everyone.map((each) => of(each)))).toEqual([10n, 20n, 30n, 'redPackets.empty'])
  })
  test('each once, on however many devices', () => {
    expect(decide([of('mei'), of('mei'), of('omar'), of('mei')])).toEqual([10n, 'as 0', 20n, 'as 0'])
  })
  test('what was taken before is answered again, of an empty packet too', () => {
    const claims = new Map([[claimKey(of('mei')), 'as before']])
    const packets = new Map([['packet', { ...packet, state: 'empty' as const, free: [] }]])
    expect(decide([of('mei'), of('omar')], { claims, packets })).toEqual(['as before', 'redPackets.empty'])
  })
  test('packets of a batch do not mix', () => {
    const packets = new Map([
      ['packet', { ...packet, free: [2] }],
      ['other', { ...packet, shares: [7n], free: [0] }],
    ])
    const requests = [of('mei', 'other'), of('mei'), of('omar', 'other'), of('omar')]
    expect(decide(requests, { packets })).toEqual([7n, 30n, 'redPackets.empty', 'redPackets.empty'])
  })
  test('who does not see it hears of none, and takes nothing', () => {
    expect(decide([of('jonas'), of('mei', 'nowhere'), of('mei')])).toEqual([
      'redPackets.notFound',
      'redPackets.notFound',
      10n,
    ])
  })
})

describe('luckiestOf', () => {
  const claims = (...amounts: bigint[]) => amounts.map((amount, index) => ({ memberId: `member ${index}`, amount }))
  test.each([
    ['the largest share', 'lucky' as const, claims(10n, 30n, 20n), 'member 1'],
    ['of equal ones whoever was first', 'lucky' as const, claims(10n, 30n, 30n), 'member 1'],
    ['one share alone is no luck', 'lucky' as const, claims(30n), null],
    ['equal shares are no luck', 'equal' as const, claims(11n, 10n), null],
    ['nor are presents by name', 'exclusive' as const, claims(11n, 10n), null],
  ])('%s', (_name, way, taken, luckiest) => {
    expect(luckiestOf(way, taken)).toBe(luckiest)
  })
})
