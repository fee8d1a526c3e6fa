import type { Bill, Input, Message } from '@sampan/contract'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'

const HOUR_MS = 3_600_000

let world: World
let mei: Person
let omar: Person
let lena: Person
let group: string
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  ;[mei, omar, lena] = [await world.person('Mei'), await world.person('Omar'), await world.person('Lena')]
  group = await world.group([mei, omar, lena], 'Dinner')
  for (const person of [omar, lena]) await world.giveMoney(person, '50.00')
})

type Split = Input<'bills.create'>['split']
const equally = (total = '1000'): Split => ({ way: 'equal', total, memberIds: [mei.id, omar.id, lena.id] })
const asked = (split: Split, more: object = {}) => ({
  billId: newUuid(),
  conversationId: group,
  currency: 'EUR',
  note: 'Noodles',
  split,
  ...more,
})
const create = async (split = equally(), more: object = {}): Promise<Bill> =>
  (await world.call(mei, 'bills.create', asked(split, more))).bill
const pay = (who: Person, { id }: Bill, paymentId = newUuid()) =>
  world.call(who, 'bills.pay', { billId: id, paymentId })
const shareOf = ({ shares }: Bill, { id }: Person) => shares.find(({ memberId }) => memberId === id)
const have = async () => [await world.available(mei), await world.available(omar), await world.available(lena)]
const messageAt = async (who: Person, seq: number): Promise<Message | undefined> =>
  (await world.call(who, 'chat.getMessages', { conversationId: group, seqs: [seq] })).messages[0]
const conversationOf = async (who: Person) =>
  (await world.call(who, 'chat.getConversation', { conversationId: group })).conversation

describe('a bill', () => {
  it('is split equally to the last cent, and shows who has paid until all have', async () => {
    const bill = await create()
    const amounts = bill.shares.map(({ amount }) => amount).sort()
    expect([amounts, bill.total]).toEqual([['333', '333', '334'], '1000'])
    expect(shareOf(bill, mei)?.paidAt).not.toBeNull()
    expect(await conversationOf(omar)).toMatchObject({ mentionedSeq: bill.seq, unread: { count: 1 } })

    expect((await pay(omar, bill)).bill.state).toBe('open')
    const shown = (await messageAt(lena, bill.seq))?.body
    expect(shown?.kind === 'bill' && shown.shares.map(({ paid }) => paid)).toEqual([true, true, false])
    expect((await pay(lena, bill)).bill.state).toBe('settled')
    expect((await messageAt(mei, bill.seq))?.body).toMatchObject({ kind: 'bill', state: 'settled' })
    const owed = bill.shares.filter(({ memberId }) => memberId !== mei.id)
    const sum = owed.reduce((all, { amount }) => all + Number(amount), 0)
    expect(await world.available(mei)).toBe((sum / 100).toFixed(2))
    const { entries } = await world.call(omar, 'wallet.listEntries', {})
    expect(entries[0]).toMatchObject({
      kind: 'bill',
      amount: `-${shareOf(bill, omar)?.amount}`,
      note: 'Noodles',
      referenceId: bill.id,
      with: { memberId: mei.id },
    })
  })

  it('asks one person, or several for amounts of their own', async () => {
    const one = await create({ way: 'ask', memberId: omar.id, amount: '500' })
    expect(one).toMatchObject({ way: 'ask', total: '500', shares: [{ memberId: omar.id, paidAt: null }] })
    await expect(pay(lena, one)).rejects.toMatchObject({ code: 'bills.noShare' })
    expect((await pay(omar, one)).bill.state).toBe('settled')
    const shares = [
      { memberId: lena.id, amount: '200' },
      { memberId: omar.id, amount: '1' },
    ]
    const several = await create({ way: 'named', shares })
    expect(several.shares.map(({ memberId, amount }) => ({ memberId, amount }))).toEqual(shares)
    await pay(omar, several)
    await pay(lena, several)
    expect(await have()).toEqual(['7.01', '44.99', '48.00'])
  })

  it('is paid by no payment that paid another one, also where nothing is left to pay with', async () => {
    const half = (who: Person): Split => ({ way: 'ask', memberId: who.id, amount: '2500' })
    const paymentId = newUuid()
    await pay(omar, await create(half(omar)), paymentId)
    for (const who of [omar, lena, lena]) await pay(who, await create(half(who)))
    for (const who of [omar, lena]) {
      const bill = await create(half(who))
      await expect(pay(who, bill, paymentId)).rejects.toMatchObject({ code: 'wallet.idUsed' })
      expect((await world.call(mei, 'bills.getBill', { billId: bill.id })).bill.state).toBe('open')
    }
    expect(await have()).toEqual(['100.00', '0.00', '0.00'])
  })

  it('is made once, and each share is paid once, however often', async () => {
    const input = asked(equally())
    const made = await Promise.all([1, 2, 3].map(() => world.call(mei, 'bills.create', input)))
    expect(new Set(made.map(({ bill }) => bill.seq)).size).toBe(1)
    await expect(world.call(mei, 'bills.create', { ...input, note: 'Rice' })).rejects.toMatchObject({
      code: 'bills.idUsed',
    })
    await expect(world.call(omar, 'bills.create', input)).rejects.toMatchObject({ code: 'bills.idUsed' })

    const bill = made[0]?.bill
    if (!bill) throw new Error('A bill was made')
    const [paymentId, other] = [newUuid(), newUuid()]
    const elsewhere = await world.anotherDevice(omar)
    const results = await Promise.allSettled([
      pay(omar, bill, paymentId),
      pay(omar, bill, paymentId),
      pay(elsewhere, bill, other),
      pay(elsewhere, bill, newUuid()),
    ])
    const [share] = bill.shares.filter(({ memberId }) => memberId === omar.id)
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true)
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'bills.alreadyPaid' })
    expect(Number(await world.available(omar))).toBeCloseTo(50 - Number(share?.amount) / 100)
    await pay(lena, bill)
    await expect(pay(lena, bill)).rejects.toMatchObject({ code: 'bills.alreadyPaid' })
  })

  it('takes the PIN above what is free of it, and no more than there is', async () => {
    const dear = await create({ way: 'ask', memberId: omar.id, amount: '4000' })
    await expect(pay(omar, dear)).rejects.toMatchObject({ code: 'wallet.pinNotSet' })
    const pinProof = await world.provePin(omar, '40.00')
    await world.call(omar, 'bills.pay', { billId: dear.id, paymentId: newUuid(), pinProof })
    const more = await create({ way: 'ask', memberId: omar.id, amount: '1001' })
    await expect(pay(omar, more)).rejects.toMatchObject({ code: 'wallet.insufficientFunds' })
    expect(await have()).toEqual(['40.00', '10.00', '50.00'])
  })

  it('is closed by its maker: what was paid stays paid, and nobody pays any more', async () => {
    const bill = await create()
    await pay(omar, bill)
    await expect(world.call(omar, 'bills.close', { billId: bill.id })).rejects.toMatchObject({ code: 'bills.notYours' })
    expect((await world.call(mei, 'bills.close', { billId: bill.id })).bill.state).toBe('closed')
    expect((await world.call(mei, 'bills.close', { billId: bill.id })).bill.state).toBe('closed')
    expect((await messageAt(omar, bill.seq))?.body).toMatchObject({ state: 'closed' })
    const before = await have()
    await expect(pay(lena, bill)).rejects.toMatchObject({ code: 'bills.notOpen', details: { state: 'closed' } })
    expect(await have()).toEqual(before)
  })

  it('reminds those who have not paid, at most every six hours', async () => {
    const bill = await create()
    const remind = (who = mei) => world.call(who, 'bills.remind', { billId: bill.id })
    await pay(omar, bill)
    await expect(remind()).rejects.toMatchObject({ code: 'bills.remindedLately', details: { from: bill.remindFrom } })
    await expect(remind(omar)).rejects.toMatchObject({ code: 'bills.notYours' })
    world.clock.advance(6 * HOUR_MS)
    await world.call(lena, 'chat.markRead', { conversationId: group, seq: bill.seq })
    const { bill: reminded } = await remind()
    expect(new Date(reminded.remindFrom).getTime() - world.clock.now().getTime()).toBe(6 * HOUR_MS)
    const { lastMessage, mentionedSeq } = await conversationOf(lena)
    expect(lastMessage).toMatchObject({
      senderId: mei.id,
      replyToSeq: bill.seq,
      body: { kind: 'billReminder', billId: bill.id, billSeq: bill.seq, memberIds: [lena.id] },
    })
    expect(mentionedSeq).toBe(lastMessage?.seq)
    await expect(remind()).rejects.toMatchObject({ code: 'bills.remindedLately' })
    await pay(lena, bill)
    world.clock.advance(6 * HOUR_MS)
    await expect(remind()).rejects.toMatchObject({ code: 'bills.notOpen', details: { state: 'settled' } })
  })
})

describe('who goes', () => {
  it('ends the bills that it made there', async () => {
    const bill = await create()
    await pay(omar, bill)
    await world.call(mei, 'chat.leaveGroup', { conversationId: group })
    expect((await messageAt(lena, bill.seq))?.body).toMatchObject({ kind: 'bill', state: 'closed' })
    await expect(pay(lena, bill)).rejects.toMatchObject({ code: 'bills.notOpen' })
    await expect(world.call(mei, 'bills.getBill', { billId: bill.id })).rejects.toMatchObject({
      code: 'bills.notFound',
    })
  })

  it('pays no more, not even after coming back, and is not reminded', async () => {
    const bill = await create()
    await pay(omar, bill)
    await world.call(mei, 'chat.removeMember', { conversationId: group, memberId: lena.id })
    await expect(pay(lena, bill)).rejects.toMatchObject({ code: 'bills.notFound' })
    world.clock.advance(6 * HOUR_MS)
    await expect(world.call(mei, 'bills.remind', { billId: bill.id })).rejects.toMatchObject({
      code: 'bills.nobodyToRemind',
    })
    await world.call(mei, 'chat.inviteMembers', { conversationId: group, memberIds: [lena.id] })
    await expect(pay(lena, bill)).rejects.toMatchObject({ code: 'bills.notFound' })
    expect(await world.available(lena)).toBe('50.00')
  })

  it('hears nothing of what is paid before it came', async () => {
    const bill = await create()
    const anya = await world.person('Anya')
    await world.befriend(mei, anya)
    await world.call(mei, 'chat.inviteMembers', { conversationId: group, memberIds: [anya.id] })
    const { logSeq } = await world.call(anya, 'sync.catchUp', { logSeq: null })
    await pay(omar, bill)
    const { entries } = await world.call(anya, 'sync.catchUp', { logSeq })
    expect(entries.filter(({ name }) => name === 'chat.bodyChanged')).toEqual([])
    await expect(world.call(anya, 'bills.getBill', { billId: bill.id })).rejects.toMatchObject({
      code: 'bills.notFound',
    })
  })
})

describe('is refused', () => {
  it.each<[string, () => Split, object, string]>([
    ['somebody who is not here', () => ({ way: 'ask', memberId: newUuid(), amount: '1' }), {}, 'bills.notAllHere'],
    ['oneself', () => ({ way: 'ask', memberId: mei.id, amount: '1' }), {}, 'bills.nobodyAsked'],
    ['too little for all', () => equally('2'), {}, 'bills.sharesTooSmall'],
    [
      'one person twice',
      () => ({
        way: 'named',
        shares: [
          { memberId: omar.id, amount: '1' },
          { memberId: omar.id, amount: '2' },
        ],
      }),
      {},
      'bills.sharedTwice',
    ],
    [
      'more than goes',
      () => ({
        way: 'named',
        shares: [
          { memberId: omar.id, amount: '9'.repeat(18) },
          { memberId: lena.id, amount: '1' },
        ],
      }),
      {},
      'bills.tooLarge',
    ],
    ['nothing', () => equally('0'), {}, 'request.invalid'],
    ['less than nothing', () => equally('-3'), {}, 'request.invalid'],
    ['a fraction', () => equally('1.5'), {}, 'request.invalid'],
    ['nobody', () => ({ way: 'equal', total: '1', memberIds: [] }), {}, 'request.invalid'],
    ['a currency that is not on offer', () => equally(), { currency: 'XTS' }, 'wallet.currencyNotOffered'],
    ['a group that is not there', () => equally(), { conversationId: newUuid() }, 'chat.conversationNotFound'],
  ])('%s', async (_name, split, more, code) => {
    await expect(create(split(), more)).rejects.toMatchObject({ code })
  })

  it('by whoever is blocked', async () => {
    const direct = await world.call(mei, 'chat.openDirect', { memberId: omar.id })
    const conversationId = direct.conversation.id
    const bill = await create({ way: 'ask', memberId: omar.id, amount: '100' }, { conversationId })
    await world.call(omar, 'contacts.blockMember', { memberId: mei.id })
    await expect(create({ way: 'ask', memberId: omar.id, amount: '100' }, { conversationId })).rejects.toMatchObject({
      code: 'chat.notAccepting',
    })
    world.clock.advance(6 * HOUR_MS)
    await expect(world.call(mei, 'bills.remind', { billId: bill.id })).rejects.toMatchObject({
      code: 'chat.notAccepting',
    })
    expect((await pay(omar, bill)).bill.state).toBe('settled')
  })
})

it('everyone pays at the same moment, and the last one settles it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const bill = await create(equally('300'))
    await Promise.all([pay(omar, bill), pay(lena, bill)])
    expect((await world.call(mei, 'bills.getBill', { billId: bill.id })).bill.state).toBe('settled')
    expect((await messageAt(mei, bill.seq))?.body).toMatchObject({ state: 'settled' })
  }
  expect(await world.available(mei)).toBe('10.00')
})

it('of paying and closing one comes first', async () => {
  for (let round = 0; round < 5; round += 1) {
    const bill = await create({ way: 'ask', memberId: omar.id, amount: '100' })
    const before = await world.available(mei)
    const [paid, closed] = await Promise.allSettled([
      pay(omar, bill),
      world.call(mei, 'bills.close', { billId: bill.id }),
    ])
    const { state } = (await world.call(mei, 'bills.getBill', { billId: bill.id })).bill
    expect([paid.status, closed.status].filter((status) => status === 'fulfilled')).toHaveLength(1)
    expect(state).toBe(paid.status === 'fulfilled' ? 'settled' : 'closed')
    const moved = Number(await world.available(mei)) - Number(before)
    expect(moved).toBeCloseTo(state === 'settled' ? 1 : 0)
  }
})
