/** Transfers and bills in the tables of `e2e/api`. */
import { newUuid } from '@sampan/server/kernel/ids.ts'
import type { Person, World } from '@sampan/testkit/world/world.ts'
import type { CommandTable } from '../commandTable.ts'
import type { Situation } from '../situation.ts'
import type { StrangerTable } from '../strangerTable.ts'

/** Two contacts, one of them on two devices; Mei has money. */
async function friends(world: World) {
  const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
  const direct = await world.befriend(mei, omar)
  const omarElsewhere = await world.anotherDevice(omar)
  await world.giveMoney(mei, '90.00')
  return { mei, omar, direct, both: [mei, omar, omarElsewhere] }
}

const euros = (amount: string) => ({ amount, currency: 'EUR', note: 'Ferry' })

async function sent(world: World) {
  const two = await friends(world)
  const input = { ...euros('2000'), transferId: newUuid(), conversationId: two.direct }
  const { transfer } = await world.call(two.mei, 'transfers.send', input)
  return { ...two, transfer }
}

/** A group of three with a bill of Mei's; Omar and Lena have money. Ben came later and does not see it. */
async function shared(world: World) {
  const [mei, omar, lena] = [await world.person('Mei'), await world.person('Omar'), await world.person('Lena')]
  const group = await world.group([mei, omar, lena], 'Crew')
  for (const person of [omar, lena]) await world.giveMoney(person, '90.00')
  const bill = await splitBill(world, mei, group, [mei, omar, lena])
  const ben = await world.person('Ben')
  await world.befriend(mei, ben)
  await world.call(mei, 'chat.inviteMembers', { conversationId: group, memberIds: [ben.id] })
  const meiElsewhere = await world.anotherDevice(mei)
  return { mei, omar, lena, group, bill, all: [mei, meiElsewhere, omar, lena, ben] }
}

async function splitBill(world: World, maker: Person, conversationId: string, people: readonly Person[]) {
  const split = { way: 'equal' as const, total: '1000', memberIds: people.map(({ id }) => id) }
  const input = { billId: newUuid(), conversationId, currency: 'EUR', note: 'Dinner', split }
  return (await world.call(maker, 'bills.create', input)).bill
}

type Own = 'transfers.send' | 'transfers.accept' | 'transfers.return'
type OwnBills = 'bills.create' | 'bills.pay' | 'bills.remind' | 'bills.close'

export const transferScenarios: Pick<CommandTable, Own | OwnBills> = {
  'transfers.send': {
    async 'to a contact'(world) {
      const { mei, direct, both } = await friends(world)
      const input = { ...euros('2000'), transferId: newUuid(), conversationId: direct }
      return { by: mei, input, concerned: both }
    },
    async 'with the PIN'(world) {
      const { mei, direct, both } = await friends(world)
      const pinProof = await world.provePin(mei, '60.00')
      const input = { ...euros('6000'), transferId: newUuid(), conversationId: direct, pinProof }
      return { by: mei, input, concerned: both }
    },
  },
  'transfers.accept': {
    async 'by who it is for'(world) {
      const { omar, transfer, both } = await sent(world)
      return { by: omar, input: { transferId: transfer.id }, concerned: both }
    },
    async 'which the other deleted for itself'(world) {
      const { mei, omar, direct, transfer, both } = await sent(world)
      await world.call(mei, 'chat.hideMessage', { conversationId: direct, seq: transfer.seq })
      return { by: omar, input: { transferId: transfer.id }, concerned: both }
    },
  },
  'transfers.return': {
    async 'which is not the last message'(world) {
      const { mei, omar, direct, transfer, both } = await sent(world)
      await world.say(mei, direct, 'For the ferry')
      await world.call(omar, 'chat.setReaction', { conversationId: direct, seq: transfer.seq, emoji: '🙏' })
      return { by: omar, input: { transferId: transfer.id }, concerned: both }
    },
  },
  'bills.create': {
    async 'in equal shares, by which people are called'(world) {
      const { omar, mei, lena, group, all } = await shared(world)
      const split = { way: 'equal' as const, total: '1000', memberIds: [mei.id, omar.id, lena.id] }
      const input = { billId: newUuid(), conversationId: group, currency: 'EUR', note: 'Lunch', split }
      return { by: omar, input, concerned: all }
    },
    async 'for one person'(world) {
      const { mei, omar, direct, both } = await friends(world)
      const split = { way: 'ask' as const, memberId: mei.id, amount: '500' }
      const input = { billId: newUuid(), conversationId: direct, currency: 'EUR', note: '', split }
      return { by: omar, input, concerned: both }
    },
  },
  'bills.pay': {
    async 'by one of them'(world) {
      const { omar, bill, all } = await shared(world)
      return { by: omar, input: { billId: bill.id, paymentId: newUuid() }, concerned: all }
    },
    async 'by the last one, who has read it'(world) {
      const { omar, lena, group, bill, all } = await shared(world)
      await world.call(omar, 'bills.pay', { billId: bill.id, paymentId: newUuid() })
      await world.call(lena, 'chat.markRead', { conversationId: group, seq: bill.seq })
      return { by: lena, input: { billId: bill.id, paymentId: newUuid() }, concerned: all }
    },
  },
  'bills.remind': {
    async 'those who have not paid'(world) {
      const { mei, omar, bill, all } = await shared(world)
      await world.call(omar, 'bills.pay', { billId: bill.id, paymentId: newUuid() })
      world.clock.advance(6 * 3_600_000)
      return { by: mei, input: { billId: bill.id }, concerned: all }
    },
  },
  'bills.close': {
    async 'before all have paid'(world) {
      const { mei, omar, bill, all } = await shared(world)
      await world.call(omar, 'bills.pay', { billId: bill.id, paymentId: newUuid() })
      return { by: mei, input: { billId: bill.id }, concerned: all }
    },
  },
}

const formerDirectOf = ({ formerDirect }: { formerDirect: string | null }): string => formerDirect ?? newUuid()
const transferOf = ({ money }: Situation) => ({ transferId: money.transferId })
const billOf = ({ money }: Situation) => ({ billId: money.billId })
const noTransfer = { at: 'their transfer', input: transferOf, out: 'transfers.notFound' } as const
const noBill = {
  at: 'their bill, in which the former member has a share',
  input: billOf,
  out: 'bills.notFound',
} as const

export const transferAims: Pick<StrangerTable, Own | OwnBills | 'transfers.getTransfer' | 'bills.getBill'> = {
  'transfers.send': [
    {
      at: 'their conversation',
      input: ({ direct }) => ({ ...euros('100'), transferId: newUuid(), conversationId: direct }),
      out: 'chat.conversationNotFound',
    },
    {
      at: 'their group',
      input: ({ group }) => ({ ...euros('100'), transferId: newUuid(), conversationId: group }),
      out: 'chat.conversationNotFound',
    },
    {
      at: 'whoever wants to hear no more',
      input: (_situation, outsider) => ({
        ...euros('100'),
        transferId: newUuid(),
        conversationId: formerDirectOf(outsider),
      }),
      out: { stranger: 'chat.conversationNotFound', blocked: 'chat.notAccepting' },
    },
    {
      at: 'the id of their transfer',
      input: ({ money }, { ownDirect }) => ({
        ...euros('100'),
        transferId: money.transferId,
        conversationId: ownDirect,
      }),
      out: 'wallet.idUsed',
    },
  ],
  'transfers.accept': [noTransfer],
  'transfers.return': [noTransfer],
  'transfers.getTransfer': [noTransfer],
  'bills.create': [
    {
      at: 'their group',
      input: ({ group, omar }) => ({
        billId: newUuid(),
        conversationId: group,
        currency: 'EUR',
        note: '',
        split: { way: 'ask', memberId: omar.id, amount: '100' },
      }),
      out: 'chat.conversationNotFound',
    },
    {
      at: 'asking them elsewhere',
      input: ({ omar }, { ownGroup }) => ({
        billId: newUuid(),
        conversationId: ownGroup,
        currency: 'EUR',
        note: '',
        split: { way: 'ask', memberId: omar.id, amount: '100' },
      }),
      out: 'bills.notAllHere',
    },
  ],
  'bills.pay': [{ ...noBill, input: (situation) => ({ ...billOf(situation), paymentId: newUuid() }) }],
  'bills.remind': [noBill],
  'bills.close': [noBill],
  'bills.getBill': [noBill],
}

export const transferReads = {
  'bills.getBill': billOf,
  'transfers.getTransfer': transferOf,
}
