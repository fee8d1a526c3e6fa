import type { RelationState } from '@sampan/contract'
import { describe, expect, it } from 'vitest'
import {
  CONTACTS_MAX,
  type Decision,
  decideAccept,
  decideBlock,
  decideIgnore,
  decideRemark,
  decideRemove,
  decideRequest,
  decideUnblock,
  isInSight,
  isListed,
  mayTalk,
  type Pair,
  requestsOn,
  type Side,
  STRANGER,
} from './rules.ts'

const NOON = new Date('2026-03-02T12:00:00.000Z')
const side = (state: RelationState, more: Partial<Side> = {}): Side => ({ ...STRANGER, state, ...more })
const pair = (own: RelationState, theirs: RelationState, ownMore: Partial<Side> = {}): Pair => ({
  own: side(own, ownMore),
  theirs: side(theirs),
})

/** How two members can stand to each other, by names that a newcomer can read. */
const pairs = {
  strangers: pair('stranger', 'stranger'),
  askedByMe: pair('requestedByMe', 'requestedByOther', { greeting: 'Hello', requestsToday: 1, requestedOn: NOON }),
  askedByMeIgnored: pair('requestedByMe', 'stranger', { greeting: 'Hello' }),
  askedByOther: pair('requestedByOther', 'requestedByMe', { greeting: 'Hi' }),
  askedByOtherIgnored: pair('stranger', 'requestedByMe'),
  contacts: pair('contact', 'contact', { remark: 'Ferry' }),
  strangersIBlocked: pair('stranger', 'stranger', { blocked: true }),
  contactsIBlocked: pair('contact', 'contact', { blocked: true }),
  askedByMeIBlocked: pair('requestedByMe', 'requestedByOther', { blocked: true }),
  askedTooOften: pair('requestedByMe', 'requestedByOther', { requestsToday: 5, requestedOn: NOON }),
  askedFourTimes: pair('requestedByMe', 'requestedByOther', { requestsToday: 4, requestedOn: NOON }),
  askedTooOftenYesterday: pair('stranger', 'stranger', {
    requestsToday: 5,
    requestedOn: new Date('2026-03-01T23:59:59.999Z'),
  }),
  tooOftenThenAskedBack: pair('requestedByOther', 'requestedByMe', { requestsToday: 5, requestedOn: NOON }),
  partedWithRemark: pair('stranger', 'stranger', { remark: 'Ferry' }),
} satisfies Record<string, Pair>
type PairName = keyof typeof pairs

const both = ({ own, theirs }: Pair) => `${own.state}${own.blocked ? ' blocked' : ''} / ${theirs.state}`

/** The refusal, or both states with what stayed untouched said. */
function told(before: Pair, decision: Decision): string {
  if (decision.refused !== null) return decision.refused
  const { next } = decision
  if (next.own === before.own && next.theirs === before.theirs) return 'unchanged'
  return next.theirs === before.theirs ? `${both(next)} untold` : both(next)
}

const ASKED = 'requestedByMe / requestedByOther'
const CONTACTS = 'contact / contact'

describe('decideRequest', () => {
  it.each<[PairName, number, string]>([
    // before                 held          → result
    ['strangers', 0, ASKED],
    ['strangers', CONTACTS_MAX - 1, ASKED],
    ['strangers', CONTACTS_MAX, 'contacts.tooMany'],
    ['askedByMe', 1, ASKED],
    ['askedByMe', CONTACTS_MAX, ASKED],
    ['askedByMeIgnored', 1, ASKED],
    ['askedByOther', 0, CONTACTS],
    ['askedByOther', CONTACTS_MAX, 'contacts.tooMany'],
    ['askedByOtherIgnored', 0, CONTACTS],
    ['contacts', CONTACTS_MAX, 'unchanged'],
    ['strangersIBlocked', 0, 'member.notFound'],
    ['askedByMeIBlocked', 1, 'member.notFound'],
    ['contactsIBlocked', 1, 'unchanged'],
    ['askedFourTimes', 1, ASKED],
    ['askedTooOften', 1, 'contacts.tooManyRequests'],
    ['askedTooOftenYesterday', 0, ASKED],
    ['tooOftenThenAskedBack', 1, CONTACTS],
  ])('%s, holding %i → %s', (before, held, expected) => {
    expect(told(pairs[before], decideRequest(pairs[before], 'Hello', held, NOON))).toBe(expected)
  })

  it('renews the greeting on both sides and counts the request', () => {
    const decision = decideRequest(pairs.askedByMe, 'Hello again', 1, NOON)
    expect(decision.refused === null && decision.next).toMatchObject({
      own: { greeting: 'Hello again', requestsToday: 2, requestedOn: NOON },
      theirs: { greeting: 'Hello again', requestsToday: 0 },
    })
  })

  it('takes a greeting of nothing but spaces for none', () => {
    const decision = decideRequest(pairs.strangers, '  ', 0, NOON)
    expect(decision.refused === null && decision.next.theirs.greeting).toBeNull()
  })

  it('lets no greeting stay once both are contacts', () => {
    const decision = decideRequest(pairs.askedByOther, 'Me too', 0, NOON)
    expect(decision.refused === null && decision.next).toMatchObject({
      own: { greeting: null, requestsToday: 0 },
      theirs: { greeting: null },
    })
  })
})

describe('decideAccept', () => {
  it.each<[PairName, number, string]>([
    ['askedByOther', 0, CONTACTS],
    ['askedByOther', CONTACTS_MAX - 1, CONTACTS],
    ['askedByOther', CONTACTS_MAX, 'contacts.tooMany'],
    ['askedByOtherIgnored', 0, 'contacts.notRequested'],
    ['askedByMe', 1, 'contacts.notRequested'],
    ['strangers', 0, 'contacts.notRequested'],
    ['contacts', 1, 'contacts.notRequested'],
  ])('%s, holding %i → %s', (before, held, expected) => {
    expect(told(pairs[before], decideAccept(pairs[before], held))).toBe(expected)
  })
})

describe('decideIgnore', () => {
  it.each<[PairName, string]>([
    ['askedByOther', 'stranger / requestedByMe untold'],
    ['askedByOtherIgnored', 'contacts.notRequested'],
    ['askedByMe', 'contacts.notRequested'],
    ['strangers', 'contacts.notRequested'],
    ['contacts', 'contacts.notRequested'],
  ])('%s → %s', (before, expected) => {
    expect(told(pairs[before], decideIgnore(pairs[before]))).toBe(expected)
  })
})

describe('decideRemove', () => {
  it.each<[PairName, string]>([
    ['contacts', 'stranger / stranger'],
    ['contactsIBlocked', 'stranger blocked / stranger'],
    ['strangers', 'contacts.notContact'],
    ['askedByMe', 'contacts.notContact'],
    ['askedByOther', 'contacts.notContact'],
  ])('%s → %s', (before, expected) => {
    expect(told(pairs[before], decideRemove(pairs[before]))).toBe(expected)
  })

  it('takes the remark of the remover, and leaves that of the other', () => {
    const { own, theirs } = pairs.contacts
    const decision = decideRemove({ own, theirs: { ...theirs, remark: 'Theirs' } })
    expect(decision.refused === null && decision.next).toMatchObject({
      own: { remark: null },
      theirs: { remark: 'Theirs' },
    })
  })
})

describe('decideBlock', () => {
  it.each<[PairName, string]>([
    ['strangers', 'stranger blocked / stranger untold'],
    ['contacts', 'contact blocked / contact untold'],
    ['askedByMe', 'requestedByMe blocked / requestedByOther untold'],
    ['askedByOther', 'stranger blocked / requestedByMe untold'],
    ['contactsIBlocked', 'unchanged'],
  ])('%s → %s', (before, expected) => {
    expect(told(pairs[before], decideBlock(pairs[before]))).toBe(expected)
  })
})

describe('decideUnblock', () => {
  it.each<[PairName, string]>([
    ['strangersIBlocked', 'stranger / stranger untold'],
    ['contactsIBlocked', 'contact / contact untold'],
    ['contacts', 'unchanged'],
    ['strangers', 'unchanged'],
  ])('%s → %s', (before, expected) => {
    expect(told(pairs[before], decideUnblock(pairs[before]))).toBe(expected)
  })
})

describe('decideRemark', () => {
  it.each<[PairName, string | null, string]>([
    ['contacts', 'Mei from the ferry', 'contact / contact untold'],
    ['contacts', 'Ferry', 'unchanged'],
    ['contacts', null, 'contact / contact untold'],
    ['contactsIBlocked', 'Old friend', 'contact blocked / contact untold'],
    ['strangers', 'Someone', 'contacts.notContact'],
    ['strangers', null, 'contacts.notContact'],
    ['askedByOther', 'Someone', 'contacts.notContact'],
    ['partedWithRemark', 'Another', 'contacts.notContact'],
    ['partedWithRemark', null, 'stranger / stranger untold'],
    ['partedWithRemark', ' ', 'stranger / stranger untold'],
  ])('%s, %s → %s', (before, remark, expected) => {
    expect(told(pairs[before], decideRemark(pairs[before], remark))).toBe(expected)
  })
})

describe('what a pair may', () => {
  const blockedByOther = ({ own, theirs }: Pair): Pair => ({ own, theirs: { ...theirs, blocked: true } })

  it.each<[string, Pair, { talk: boolean; inSight: boolean; listed: boolean }]>([
    ['strangers', pairs.strangers, { talk: false, inSight: true, listed: false }],
    ['askedByMe', pairs.askedByMe, { talk: false, inSight: true, listed: true }],
    ['contacts', pairs.contacts, { talk: true, inSight: true, listed: true }],
    ['contactsIBlocked', pairs.contactsIBlocked, { talk: false, inSight: true, listed: true }],
    ['contacts, blocked by the other', blockedByOther(pairs.contacts), { talk: false, inSight: false, listed: true }],
    [
      'strangers, blocked by the other',
      blockedByOther(pairs.strangers),
      { talk: false, inSight: false, listed: false },
    ],
    ['strangersIBlocked', pairs.strangersIBlocked, { talk: false, inSight: true, listed: true }],
    ['partedWithRemark', pairs.partedWithRemark, { talk: false, inSight: true, listed: true }],
  ])('%s', (_name, before, expected) => {
    expect({ talk: mayTalk(before), inSight: isInSight(before), listed: isListed(before) }).toEqual(expected)
  })
})

describe('requestsOn', () => {
  it.each([
    [null, 0],
    ['2026-03-02T00:00:00.000Z', 3],
    ['2026-03-01T23:59:59.999Z', 0],
  ] as const)('asked on %s → %i', (requestedOn, expected) => {
    const asked = side('requestedByMe', {
      requestsToday: 3,
      requestedOn: requestedOn === null ? null : new Date(requestedOn),
    })
    expect(requestsOn(asked, NOON)).toBe(expected)
  })
})
