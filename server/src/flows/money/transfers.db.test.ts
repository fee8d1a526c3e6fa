import type { Message } from '@sampan/contract'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'
import { freezeWallet } from '../../modules/wallet/index.ts'

const HOUR_MS = 3_600_000

let world: World
let mei: Person
let omar: Person
let direct: string
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  ;[mei, omar] = [await world.person('Mei'), await world.person('Omar')]
  direct = await world.befriend(mei, omar)
  await world.giveMoney(mei, '100.00')
})

const asked = (more: object = {}) => ({
  transferId: newUuid(),
  conversationId: direct,
  amount: '2000',
  currency: 'EUR',
  note: 'Ferry',
  ...more,
})
const send = async (more: object = {}) => (await world.call(mei, 'transfers.send', asked(more))).transfer
const accept = (transferId: string, who = omar) => world.call(who, 'transfers.accept', { transferId })
const giveBack = (transferId: string, who = omar) => world.call(who, 'transfers.return', { transferId })
const expire = () => world.platform.jobHandlers.settleExpired({})
const have = async () => [await world.available(mei), await world.available(omar)]
const messageAt = async (who: Person, seq: number): Promise<Message | undefined> =>
  (await world.call(who, 'chat.getMessages', { conversationId: direct, seqs: [seq] })).messages[0]
const stateOf = async (who: Person, seq: number) => {
  const body = (await messageAt(who, seq))?.body
  return body?.kind === 'transfer' ? body.state : body?.kind
}
const entriesOf = async (who: Person) =>
  (await world.call(who, 'wallet.listEntries', {})).entries.filter(({ kind }) => kind !== 'opening')

describe('a transfer', () => {
  it('is held and stands in the chat, is accepted, and shows so to both', async () => {
    const sent = await send()
    expect(sent).toMatchObject({ fromId: mei.id, toId: omar.id, amount: '2000', state: 'waiting', settledAt: null })
    expect(await have()).toEqual(['80.00', '0.00'])
    expect(await messageAt(omar, sent.seq)).toMatchObject({
      id: sent.id,
      senderId: mei.id,
      body: { kind: 'transfer', transferId: sent.id, toId: omar.id, note: 'Ferry', state: 'waiting' },
    })
    const { conversation } = await world.call(omar, 'chat.getConversation', { conversationId: direct })
    expect(conversation.unread.count).toBe(1)

    expect((await accept(sent.id)).transfer).toMatchObject({ state: 'accepted' })
    expect(await have()).toEqual(['80.00', '20.00'])
    expect([await stateOf(mei, sent.seq), await stateOf(omar, sent.seq)]).toEqual(['accepted', 'accepted'])
    const [out] = await entriesOf(mei)
    expect(out).toMatchObject({ kind: 'transfer', amount: '-2000', note: 'Ferry', referenceId: sent.id })
    expect(await entriesOf(omar)).toMatchObject([{ kind: 'transfer', amount: '2000', with: { memberId: mei.id } }])
  })

  it('is returned: nothing is missing, and nothing stands in the statement', async () => {
    const sent = await send()
    expect((await giveBack(sent.id)).transfer.state).toBe('returned')
    expect(await have()).toEqual(['100.00', '0.00'])
    expect(await stateOf(mei, sent.seq)).toBe('returned')
    expect([await entriesOf(mei), await entriesOf(omar)]).toEqual([[], []])
  })

  it('goes back after 24 hours, not a moment before', async () => {
    const sent = await send()
    world.clock.advance(24 * HOUR_MS - 1)
    await expire()
    expect(await stateOf(omar, sent.seq)).toBe('waiting')
    world.clock.advance(1)
    await expect(accept(sent.id)).rejects.toMatchObject({ code: 'transfers.notWaiting', details: { state: 'expired' } })
    await expire()
    expect([await stateOf(mei, sent.seq), await have()]).toEqual(['expired', ['100.00', '0.00']])
    await expire()
    expect(await have()).toEqual(['100.00', '0.00'])
  })

  it('is sent once, however often the same is asked for', async () => {
    const input = asked()
    const answers = await Promise.all([1, 2, 3].map(() => world.call(mei, 'transfers.send', input)))
    expect(new Set(answers.map(({ transfer }) => transfer.seq)).size).toBe(1)
    expect(await have()).toEqual(['80.00', '0.00'])
    await expect(world.call(mei, 'transfers.send', { ...input, amount: '2001' })).rejects.toMatchObject({
      code: 'wallet.idUsed',
    })
    await expect(world.call(omar, 'transfers.send', input)).rejects.toMatchObject({ code: 'wallet.idUsed' })
  })

  it('is accepted and returned as often as one likes, with one result', async () => {
    const [kept, given] = [await send(), await send()]
    await accept(kept.id)
    expect((await accept(kept.id)).transfer.state).toBe('accepted')
    await expect(giveBack(kept.id)).rejects.toMatchObject({
      code: 'transfers.notWaiting',
      details: { state: 'accepted' },
    })
    await giveBack(given.id)
    expect((await giveBack(given.id)).transfer.state).toBe('returned')
    await expect(accept(given.id)).rejects.toMatchObject({ code: 'transfers.notWaiting' })
    expect(await have()).toEqual(['80.00', '20.00'])
  })

  it('can still be answered by those who are no contacts any more', async () => {
    const sent = await send()
    await world.call(mei, 'contacts.blockMember', { memberId: omar.id })
    await expect(world.call(mei, 'transfers.send', asked())).rejects.toMatchObject({ code: 'chat.notAccepting' })
    expect((await accept(sent.id)).transfer.state).toBe('accepted')
    expect(await stateOf(mei, sent.seq)).toBe('accepted')
  })

  it('takes the PIN above what is free of it', async () => {
    await expect(send({ amount: '5000' })).rejects.toMatchObject({ code: 'wallet.pinNotSet' })
    const pinProof = await world.provePin(mei, '50.00')
    expect((await send({ amount: '5000', pinProof })).state).toBe('waiting')
    await expect(send({ amount: '5000', pinProof })).rejects.toMatchObject({ code: 'wallet.pinProofInvalid' })
    expect(await have()).toEqual(['50.00', '0.00'])
  })

  it('stays, whoever would take it back; but one may delete it for oneself', async () => {
    const { seq, id } = await send()
    const place = { conversationId: direct, seq }
    await expect(world.call(mei, 'chat.recallMessage', place)).rejects.toMatchObject({ code: 'chat.notRecallable' })
    await world.call(omar, 'chat.hideMessage', place)
    await accept(id)
    expect([await stateOf(mei, seq), await stateOf(omar, seq)]).toEqual(['accepted', 'hidden'])
  })
})

describe('is refused, and nothing moves', () => {
  it.each([
    ['more than there is', { amount: '10001' }, 'wallet.pinNotSet'],
    ['more than there is, with nothing to prove', { amount: '2500', twice: true }, 'wallet.insufficientFunds'],
    ['a currency that is not on offer', { currency: 'XTS' }, 'wallet.currencyNotOffered'],
    ['one of which there is nothing', { currency: 'CNY' }, 'wallet.insufficientFunds'],
    ['nothing', { amount: '0' }, 'request.invalid'],
    ['less than nothing', { amount: '-5' }, 'request.invalid'],
    ['a fraction', { amount: '1.5' }, 'request.invalid'],
    ['a number', { amount: 2000 }, 'request.invalid'],
    ['more than fits', { amount: '9'.repeat(19) }, 'request.invalid'],
    ['a note of two lines', { note: 'One\nTwo' }, 'request.invalid'],
    ['a conversation that is not there', { conversationId: newUuid() }, 'chat.conversationNotFound'],
    ['an id that is no UUIDv7', { transferId: crypto.randomUUID() }, 'request.invalid'],
  ])('%s', async (_name, { twice, ...more }: Record<string, unknown>, code) => {
    if (twice) for (let each = 0; each < 3; each += 1) await send({ amount: '2500' })
    if (twice) await send({ amount: '1' })
    const before = await have()
    await expect(world.callRaw(mei, 'transfers.send', asked(more))).rejects.toMatchObject({ code })
    expect(await have()).toEqual(before)
  })

  it('in a group', async () => {
    const group = await world.group([mei, omar, await world.person('Lena')])
    await expect(send({ conversationId: group })).rejects.toMatchObject({ code: 'transfers.directOnly' })
  })

  it('for whom it is not', async () => {
    const { id } = await send()
    const lena = await world.person('Lena')
    await expect(accept(id, mei)).rejects.toMatchObject({ code: 'transfers.notForYou' })
    await expect(giveBack(id, mei)).rejects.toMatchObject({ code: 'transfers.notForYou' })
    await expect(accept(id, lena)).rejects.toMatchObject({ code: 'transfers.notFound' })
    await expect(accept(newUuid())).rejects.toMatchObject({ code: 'transfers.notFound' })
    await expect(world.call(lena, 'transfers.getTransfer', { transferId: id })).rejects.toMatchObject({
      code: 'transfers.notFound',
    })
    expect(await have()).toEqual(['80.00', '0.00'])
  })

  it('by who would hold more than its tier lets it; it can be returned', async () => {
    await world.giveMoney(omar, '990.00')
    const { id } = await send()
    await expect(accept(id)).rejects.toMatchObject({ code: 'wallet.limitReached', details: { limit: 'balance' } })
    await giveBack(id)
    expect(await have()).toEqual(['100.00', '990.00'])
  })
})

describe('of a sender whose wallet is frozen', () => {
  const freeze = () => world.platform.transactions.write((tx) => freezeWallet(tx, mei.id, true))

  it('is not accepted, which says nothing of the receiver’s wallet; it can be returned', async () => {
    const { id } = await send()
    await freeze()
    await expect(accept(id)).rejects.toMatchObject({ code: 'transfers.notPayable' })
    expect((await giveBack(id)).transfer.state).toBe('returned')
    expect(await have()).toEqual(['100.00', '0.00'])
  })

  it('goes back in time', async () => {
    const { seq } = await send()
    await freeze()
    world.clock.advance(24 * HOUR_MS)
    await expire()
    expect([await stateOf(omar, seq), await have()]).toEqual(['expired', ['100.00', '0.00']])
  })
})

describe('at the same moment', () => {
  it('of accepting and returning one comes first, on however many devices', async () => {
    const elsewhere = await world.anotherDevice(omar)
    for (let round = 0; round < 8; round += 1) {
      const { id, seq } = await send({ amount: '100' })
      const before = await have()
      const answers = await Promise.allSettled(
        [omar, elsewhere, omar, elsewhere].map((who, index) => (index % 2 === 0 ? accept(id, who) : giveBack(id, who))),
      )
      const states = new Set(
        answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.transfer.state] : [])),
      )
      expect(states.size).toBe(1)
      const [state] = states
      expect(await stateOf(mei, seq)).toBe(state)
      const [meiBefore, omarBefore] = before.map(Number)
      const [meiNow, omarNow] = (await have()).map(Number)
      expect([meiNow, omarNow]).toEqual(
        state === 'accepted'
          ? [meiBefore, Number(((omarBefore ?? 0) + 1).toFixed(2))]
          : [Number(((meiBefore ?? 0) + 1).toFixed(2)), omarBefore],
      )
    }
  })

  it('of the job on two servers and an answer one comes first', async () => {
    const { id } = await send()
    const accepted = accept(id)
    world.clock.advance(24 * HOUR_MS)
    const results = await Promise.allSettled([accepted, expire(), expire(), giveBack(id)])
    await expire()
    const { transfer } = await world.call(mei, 'transfers.getTransfer', { transferId: id })
    const isAccepted = results[0]?.status === 'fulfilled'
    expect(transfer.state).toBe(isAccepted ? 'accepted' : 'expired')
    expect(await have()).toEqual(isAccepted ? ['80.00', '20.00'] : ['100.00', '0.00'])
  })

  it('no more is sent than there is', async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => send({ amount: '2500' })))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
    expect(await have()).toEqual(['0.00', '0.00'])
  })
})
