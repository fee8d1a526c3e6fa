import type { Input, RedPacket, RedPacketBody } from '@sampan/contract'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'

const HOUR_MS = 3_600_000

let world: World
let mei: Person
let omar: Person
let anya: Person
let wei: Person
let groupId: string
let directId: string
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  ;[mei, omar, anya, wei] = await world.people(4)
  groupId = await world.group([mei, omar, anya, wei], 'River walkers')
  directId = await world.befriend(omar, wei)
  await world.giveMoney(mei, '100.00')
  await world.giveMoney(omar, '100.00')
})

type Sent = Input<'redPackets.send'>
const asked = (more: Partial<Sent> = {}): Sent => ({
  packetId: newUuid(),
  conversationId: groupId,
  split: { way: 'equal', count: 2 },
  total: '888',
  currency: 'EUR',
  greeting: 'To the river',
  cover: 'plain',
  ...more,
})
const send = async (more: Partial<Sent> = {}, who = mei) =>
  (await world.call(who, 'redPackets.send', asked(more))).packet
const claim = (who: Person, packetId: string) => world.call(who, 'redPackets.claim', { packetId })
const look = async (who: Person, packetId: string) =>
  (await world.call(who, 'redPackets.getPacket', { packetId })).packet
const expire = () => world.platform.jobHandlers.settleExpired({})
async function bodyOf(who: Person, { conversationId, seq }: { conversationId: string; seq: number }) {
  const { messages } = await world.call(who, 'chat.getMessages', { conversationId, seqs: [seq] })
  const body = messages[0]?.body
  if (body?.kind !== 'redPacket') throw new Error('There is no packet')
  return body
}
const entriesOf = async (who: Person) =>
  (await world.call(who, 'wallet.listEntries', {})).entries.filter(({ kind }) => kind !== 'opening')
/** What this person was told since `act` began. */
async function told(who: Person, act: () => Promise<unknown>) {
  const from = world.rings.length
  await act()
  return world.rings
    .slice(from)
    .flatMap((ring) => (ring.type === 'log' && ring.memberId === who.id ? ring.entries : []))
}
async function refusedWith(act: Promise<unknown>) {
  try {
    await act
  } catch (reason) {
    return reason
  }
  throw new Error('It was not refused')
}

describe('a packet in a group', () => {
  it('leaves the sender’s money, stands in the chat and tells no amounts', async () => {
    const sent = await send({ split: { way: 'lucky', count: 3 } })
    expect(sent).toMatchObject({ state: 'open', count: 3, takenCount: 0, total: '888', mayClaim: true, claims: [] })
    expect(await world.available(mei)).toBe('91.12')
    const body: RedPacketBody = {
      kind: 'redPacket',
      packetId: sent.id,
      way: 'lucky',
      forIds: [],
      greeting: 'To the river',
      cover: 'plain',
      state: 'open',
      claimed: false,
    }
    expect(await bodyOf(omar, sent)).toEqual(body)
    expect(await look(omar, sent.id)).toMatchObject({ total: null, claims: [], mine: null, mayClaim: true })
    expect(await entriesOf(mei)).toMatchObject([
      { kind: 'redPacketSent', amount: '-888', note: 'To the river', with: { memberId: null }, referenceId: sent.id },
    ])
  })

  it('is taken in the order of arrival, shows who took what, and crowns the luckiest', async () => {
    const { id, seq } = await send({ split: { way: 'lucky', count: 2 } })
    const first = await claim(omar, id)
    expect(await bodyOf(omar, { conversationId: groupId, seq })).toMatchObject({ state: 'open', claimed: true })
    expect(await bodyOf(anya, { conversationId: groupId, seq })).toMatchObject({ state: 'open', claimed: false })
    expect(await look(omar, id)).toMatchObject({ total: '888', mine: { amount: first.amount }, mayClaim: false })
    expect((await look(omar, id)).claims).toMatchObject([{ memberId: omar.id, amount: first.amount }])
    world.clock.advance(1_000)
    const second = await claim(mei, id)
    expect(Number(first.amount) + Number(second.amount)).toBe(888)
    await expect(claim(anya, id)).rejects.toMatchObject({ code: 'redPackets.empty' })

    const seen = await look(anya, id)
    expect(seen).toMatchObject({ state: 'empty', takenCount: 2, total: '888', mine: null, mayClaim: false })
    expect(seen.claims.map(({ memberId }) => memberId)).toEqual([mei.id, omar.id])
    expect(seen.luckiestId).toBe(Number(second.amount) > Number(first.amount) ? mei.id : omar.id)
    expect(Date.parse(seen.emptiedAt ?? '') - Date.parse(seen.sentAt)).toBe(1_000)
    expect(await bodyOf(omar, { conversationId: groupId, seq })).toMatchObject({ state: 'empty', claimed: true })
    expect(await bodyOf(wei, { conversationId: groupId, seq })).toMatchObject({ state: 'empty', claimed: false })
    expect(await entriesOf(omar)).toMatchObject([
      { kind: 'redPacketReceived', amount: first.amount, with: { memberId: mei.id }, referenceId: id },
    ])
  })

  it('tells who took, its sender, and everyone once it is empty', async () => {
    const { id, seq } = await send()
    const place = { conversationId: groupId, seq }
    expect((await told(omar, () => claim(omar, id))).map(({ name }) => name).sort()).toEqual([
      'chat.bodyChanged',
      'wallet.moved',
    ])
    const news = await told(mei, () => claim(anya, id))
    expect(news.map(({ name, body }) => ({ name, body }))).toEqual([
      { name: 'chat.bodyChanged', body: { ...place, body: await bodyOf(mei, place) } },
      {
        name: 'redPackets.taken',
        body: { ...place, packetId: id, memberIds: [anya.id], takenCount: 2, count: 2, state: 'empty' },
      },
    ])
    expect(await told(wei, async () => undefined)).toEqual([])
  })

  it('answers the same share again, on any device, when it is empty too', async () => {
    const { id } = await send()
    const taken = await claim(omar, id)
    const again = await Promise.all([claim(omar, id), claim(await world.anotherDevice(omar), id)])
    await claim(anya, id)
    await expect(claim(wei, id)).rejects.toMatchObject({ code: 'redPackets.empty' })
    // Now the server knows that it is empty, and looks for the own share first.
    expect([...again, await claim(omar, id)]).toEqual([taken, taken, taken])
    await expect(claim(wei, id)).rejects.toMatchObject({ code: 'redPackets.empty' })
    expect(await world.available(omar)).toBe('104.44')
  })

  it('is for those who see its message alone', async () => {
    const sent = await send({ split: { way: 'equal', count: 4 } })
    const [stranger, newcomer] = await world.people(2)
    await world.befriend(mei, newcomer)
    await world.call(mei, 'chat.inviteMembers', { conversationId: groupId, memberIds: [newcomer.id] })
    await world.call(wei, 'chat.leaveGroup', { conversationId: groupId })
    for (const who of [stranger, newcomer, wei]) {
      await expect(claim(who, sent.id)).rejects.toMatchObject({ code: 'redPackets.notFound' })
      await expect(look(who, sent.id)).rejects.toMatchObject({ code: 'redPackets.notFound' })
      expect(await world.available(who)).toBe('0.00')
    }
    expect(await look(mei, sent.id)).toMatchObject({ takenCount: 0 })
  })

  it('may be for some: each has its own share, and they are called', async () => {
    const sent = await send({ split: { way: 'exclusive', forIds: [omar.id, anya.id] }, total: '1001' })
    expect(await bodyOf(wei, sent)).toMatchObject({ way: 'exclusive', forIds: [omar.id, anya.id] })
    const { conversation } = await world.call(anya, 'chat.getConversation', { conversationId: groupId })
    expect(conversation.mentionedSeq).toBe(sent.seq)
    await expect(claim(wei, sent.id)).rejects.toMatchObject({ code: 'redPackets.notForYou' })
    await expect(claim(mei, sent.id)).rejects.toMatchObject({ code: 'redPackets.notForYou' })
    const shares = [await claim(anya, sent.id), await claim(omar, sent.id)].map(({ amount }) => amount).sort()
    expect(shares).toEqual(['500', '501'])
    expect(await look(wei, sent.id)).toMatchObject({ state: 'empty', luckiestId: null, mayClaim: false })
  })
})

describe('a packet to a friend', () => {
  it('is for the friend alone', async () => {
    const sent = await send({ conversationId: directId, split: { way: 'equal', count: 1 } }, omar)
    expect(sent).toMatchObject({ mayClaim: false, total: '888' })
    expect(await entriesOf(omar)).toMatchObject([{ kind: 'redPacketSent', with: { memberId: wei.id } }])
    await expect(claim(omar, sent.id)).rejects.toMatchObject({ code: 'redPackets.notForYou' })
    expect(await claim(wei, sent.id)).toMatchObject({ amount: '888', currency: 'EUR' })
    expect(await look(omar, sent.id)).toMatchObject({ state: 'empty', claims: [{ memberId: wei.id, amount: '888' }] })
  })
})

describe('sending', () => {
  it('is done once, however often it is asked for', async () => {
    const input = asked()
    const first = await world.call(mei, 'redPackets.send', input)
    expect(await world.call(mei, 'redPackets.send', input)).toEqual(first)
    expect(await world.available(mei)).toBe('91.12')
    const other = world.call(mei, 'redPackets.send', { ...input, total: '999' })
    await expect(other).rejects.toMatchObject({ code: 'wallet.idUsed' })
  })

  it('asks for the PIN above what is free of it, and uses the proof up', async () => {
    await world.setPin(mei)
    const input = asked({ total: '5000' })
    await expect(world.call(mei, 'redPackets.send', input)).rejects.toMatchObject({ code: 'wallet.pinRequired' })
    expect(await world.available(mei)).toBe('100.00')
    const pinProof = await world.provePin(mei, '50.00')
    await world.call(mei, 'redPackets.send', { ...input, pinProof })
    await expect(send({ total: '5000', pinProof })).rejects.toMatchObject({ code: 'wallet.pinProofInvalid' })
    expect(await world.available(mei)).toBe('50.00')
  })

  it.each<[string, () => Partial<Sent>, string, object?]>([
    ['less than a unit for each', () => ({ total: '1' }), 'redPackets.sharesTooSmall'],
    ['more shares than people', () => ({ split: { way: 'lucky', count: 5 } }), 'redPackets.tooManyShares', { max: 4 }],
    ['more than the tier allows for a share', () => ({ total: '6002' }), 'redPackets.sharesTooLarge', { max: '3000' }],
    ['for oneself', () => ({ split: { way: 'exclusive', forIds: [mei.id] } }), 'redPackets.notAllHere'],
    ['to where one is not', () => ({ conversationId: directId }), 'chat.conversationNotFound'],
    ['a currency that is not on offer', () => ({ currency: 'JPY' }), 'wallet.currencyNotOffered'],
    ['what one does not have', () => ({ currency: 'CNY' }), 'wallet.insufficientFunds'],
  ])('%s is refused, and nothing moves', async (_name, more, code, details) => {
    const before = await world.call(mei, 'chat.getConversation', { conversationId: groupId })
    const refusal = await refusedWith(send(more()))
    expect(refusal).toMatchObject({ code, ...(details ? { details } : {}) })
    expect(await world.available(mei)).toBe('100.00')
    expect(await world.call(mei, 'chat.getConversation', { conversationId: groupId })).toEqual(before)
  })

  it.each<[string, object]>([
    ['a negative total', { total: '-888' }],
    ['nothing', { total: '0' }],
    ['a fraction', { total: '8.88' }],
    ['more than fits', { total: '1000000000000000000' }],
    ['no shares', { split: { way: 'equal', count: 0 } }],
    ['a hundred and one', { split: { way: 'equal', count: 101 } }],
    ['for nobody', { split: { way: 'exclusive', forIds: [] } }],
  ])('%s is no input', async (_name, more) => {
    const call = world.callRaw(mei, 'redPackets.send', { ...asked(), ...more })
    await expect(call).rejects.toMatchObject({ code: 'request.invalid' })
    expect(await world.available(mei)).toBe('100.00')
  })

  it('goes to who writes there no more than a message would', async () => {
    await world.call(wei, 'contacts.blockMember', { memberId: omar.id })
    const call = send({ conversationId: directId, split: { way: 'equal', count: 1 } }, omar)
    await expect(call).rejects.toMatchObject({ code: 'chat.notAccepting' })
    expect(await world.available(omar)).toBe('100.00')
  })
})

describe('expiry', () => {
  it('returns what nobody took after 24 hours, not a moment before', async () => {
    const sent = await send({ split: { way: 'equal', count: 4 } })
    await claim(omar, sent.id)
    world.clock.advance(24 * HOUR_MS - 1)
    await expire()
    expect(await bodyOf(omar, sent)).toMatchObject({ state: 'open' })
    world.clock.advance(1)
    // Nothing has brought it back yet, and still it is over.
    await expect(claim(anya, sent.id)).rejects.toMatchObject({ code: 'redPackets.expired' })
    expect(await look(anya, sent.id)).toMatchObject({ state: 'expired', mayClaim: false, takenCount: 1 })
    await expire()
    await expire()
    expect(await world.available(mei)).toBe('97.78')
    expect(await bodyOf(omar, sent)).toMatchObject({ state: 'expired', claimed: true })
    expect(await bodyOf(anya, sent)).toMatchObject({ state: 'expired', claimed: false })
    expect(await look(mei, sent.id)).toMatchObject({ state: 'expired', returned: '666', luckiestId: null })
    expect(await look(omar, sent.id)).toMatchObject({ returned: null })
    await expect(claim(anya, sent.id)).rejects.toMatchObject({ code: 'redPackets.expired' })
    expect(await claim(omar, sent.id)).toMatchObject({ amount: '222' })
    expect((await entriesOf(mei))[0]).toMatchObject({ kind: 'redPacketReturned', amount: '666', referenceId: sent.id })
  })

  it('leaves an empty packet as it is', async () => {
    const sent = await send({ split: { way: 'equal', count: 1 } })
    await claim(omar, sent.id)
    world.clock.advance(25 * HOUR_MS)
    await expire()
    expect(await bodyOf(omar, sent)).toMatchObject({ state: 'empty' })
    await expect(claim(anya, sent.id)).rejects.toMatchObject({ code: 'redPackets.empty' })
  })
})

describe('a crowd', () => {
  it('a share that somebody may not hold goes to the next one, not to nobody', async () => {
    const sent = await send({ split: { way: 'equal', count: 2 } })
    // As much as an unverified member may hold.
    await world.giveMoney(omar, '900.00')
    const outcomes = await Promise.allSettled([anya, omar, wei, mei].map((who) => claim(who, sent.id)))
    expect(
      outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : outcome.value.amount)),
    ).toEqual(['444', 'wallet.limitReached', '444', 'redPackets.empty'])
    expect(await look(mei, sent.id)).toMatchObject({ state: 'empty', takenCount: 2 })
  })

  it('many packets at once do not mix', async () => {
    const packets: RedPacket[] = []
    for (let index = 0; index < 5; index += 1)
      packets.push(await send({ split: { way: 'lucky', count: 2 }, total: `${100 + index}` }))
    const people = [mei, omar, anya, wei]
    const outcomes = await Promise.allSettled(
      people.flatMap((who) => packets.flatMap(({ id }) => [claim(who, id), claim(who, id)])),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5 * 2 * 2)
    for (const [index, { id }] of packets.entries()) {
      const seen = await look(mei, id)
      expect(seen.claims.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(100 + index)
      expect(new Set(seen.claims.map(({ memberId }) => memberId))).toEqual(new Set([mei.id, omar.id]))
    }
  })
})

describe('the history', () => {
  it('counts a year, received and sent, and how often one was luckiest', async () => {
    const luck = await send({
      split: { way: 'lucky', count: 2 },
      total: '5000',
      pinProof: await world.provePin(mei, '50.00'),
    })
    const [mine, other] = [await claim(omar, luck.id), await claim(anya, luck.id)]
    const year = world.clock.now().getUTCFullYear()
    const given = await send({ split: { way: 'equal', count: 2 }, total: '300', greeting: 'Spring' }, omar)
    await claim(anya, given.id)
    world.clock.advance(24 * HOUR_MS)
    await expire()

    const received = await world.call(omar, 'redPackets.listHistory', { year, side: 'received' })
    const isLuckiest = Number(mine.amount) >= Number(other.amount)
    expect(received).toMatchObject({
      totals: [{ currency: 'EUR', amount: mine.amount, count: 1 }],
      luckiestCount: isLuckiest ? 1 : 0,
      firstYear: year,
      lines: [
        { packetId: luck.id, senderId: mei.id, amount: mine.amount, luckiest: isLuckiest, takenCount: 2, count: 2 },
      ],
      members: [{ id: mei.id }],
      nextCursor: null,
    })
    expect(await world.call(omar, 'redPackets.listHistory', { year, side: 'sent' })).toMatchObject({
      totals: [{ currency: 'EUR', amount: '150', count: 1 }],
      lines: [{ packetId: given.id, amount: '300', state: 'expired', greeting: 'Spring', takenCount: 1 }],
    })
    const before = await world.call(omar, 'redPackets.listHistory', { year: year - 1, side: 'sent' })
    expect(before).toMatchObject({ totals: [], lines: [], firstYear: year })
    const nobody = await world.person()
    expect(await world.call(nobody, 'redPackets.listHistory', { year, side: 'received' })).toMatchObject({
      firstYear: null,
    })
  })

  it('comes in pages', async () => {
    const sent: string[] = []
    for (let index = 0; index < 5; index += 1) sent.push((await send({ total: '10' })).id)
    const year = world.clock.now().getUTCFullYear()
    const lines: string[] = []
    let cursor: string | null = null
    do {
      const page: { lines: { packetId: string }[]; nextCursor: string | null } = await world.call(
        mei,
        'redPackets.listHistory',
        { year, side: 'sent', limit: 2, ...(cursor === null ? {} : { cursor }) },
      )
      lines.push(...page.lines.map(({ packetId }) => packetId))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(lines).toEqual(sent.toReversed())
  })
})
