/** Bank accounts, cards, top-ups and withdrawals in the tables of `e2e/api`. */
import type { SourceKind, TestBehaviour } from '@sampan/contract'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { linkTestSource, placeOrder, testNumber } from '@sampan/testkit/world/funding.ts'
import type { World } from '@sampan/testkit/world/world.ts'
import type { CommandTable } from '../commandTable.ts'
import type { Situation } from '../situation.ts'
import type { StrangerTable } from '../strangerTable.ts'

/** Someone on two devices, with a number of the test bank, and somebody else. */
async function linked(world: World, behaviour: TestBehaviour, kind: SourceKind = 'bankAccount') {
  const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
  await world.setPin(mei)
  const source = await linkTestSource(world, mei, behaviour, kind)
  return { mei, source, all: [mei, await world.anotherDevice(mei), omar] }
}

async function ordered(world: World, behaviour: TestBehaviour, kind: SourceKind) {
  const { mei, source, all } = await linked(world, behaviour, kind)
  const order = await placeOrder(world, mei, 'funding.topUp', source, '2000')
  await world.runJobs()
  return { mei, order, all }
}

const euros = (sourceId: string, amount: string) => ({ orderId: newUuid(), sourceId, amount, currency: 'EUR' })

type Own = 'linkSource' | 'finishLink' | 'unlinkSource' | 'topUp' | 'withdraw' | 'answerTestBank'

export const fundingScenarios: Pick<CommandTable, `funding.${Own}`> = {
  'funding.linkSource': {
    async 'a card'(world) {
      const mei = await world.person('Mei')
      return { by: mei, input: { linkId: newUuid(), kind: 'card' }, concerned: [mei] }
    },
  },
  'funding.finishLink': {
    async 'a bank account, beside a card'(world) {
      const { mei, all } = await linked(world, 'works', 'card')
      const linkId = newUuid()
      await world.call(mei, 'funding.linkSource', { linkId, kind: 'bankAccount' })
      const number = await testNumber(world, mei, 'bankAccount', 'works')
      return { by: mei, input: { linkId, details: { kind: 'bankAccount', number } }, concerned: all }
    },
  },
  'funding.unlinkSource': {
    async 'a card'(world) {
      const { mei, source, all } = await linked(world, 'works', 'card')
      return { by: mei, input: { sourceId: source.id }, concerned: all }
    },
  },
  'funding.topUp': {
    async 'which comes at once'(world) {
      const { mei, source, all } = await linked(world, 'works')
      return { by: mei, input: euros(source.id, '2000'), concerned: all }
    },
    async 'which is declined'(world) {
      const { mei, source, all } = await linked(world, 'declined', 'card')
      return { by: mei, input: euros(source.id, '2000'), concerned: all }
    },
  },
  'funding.withdraw': {
    async 'which leaves at once'(world) {
      const { mei, source, all } = await linked(world, 'works')
      await world.giveMoney(mei, '30.00')
      const pinProof = await world.provePin(mei, '20.00')
      return { by: mei, input: { ...euros(source.id, '2000'), pinProof }, concerned: all }
    },
    async 'which is declined'(world) {
      const { mei, source, all } = await linked(world, 'declined')
      await world.giveMoney(mei, '30.00')
      const pinProof = await world.provePin(mei, '20.00')
      return { by: mei, input: { ...euros(source.id, '2000'), pinProof }, concerned: all }
    },
  },
  'funding.answerTestBank': {
    async 'with yes'(world) {
      const { mei, order, all } = await ordered(world, 'confirms', 'card')
      return { by: mei, input: { orderId: order.id, confirmed: true }, concerned: all }
    },
    async 'with no'(world) {
      const { mei, order, all } = await ordered(world, 'confirms', 'bankAccount')
      return { by: mei, input: { orderId: order.id, confirmed: false }, concerned: all }
    },
  },
}

const own = { at: 'one’s own', input: () => ({}), out: 'nothing' } as const
const sourceOf = ({ funding }: Situation) => ({ sourceId: funding.sourceId })
const orderOf = ({ funding }: Situation) => ({ orderId: funding.orderId })
const theirs = (situation: Situation) => ({ ...euros('', '200'), ...sourceOf(situation) })

export const fundingAims: Pick<StrangerTable, `funding.${Own | 'listSources' | 'getOrder' | 'listOrders'}`> = {
  'funding.listSources': [own],
  'funding.linkSource': [
    {
      at: 'a linking that they began',
      input: ({ funding }) => ({ linkId: funding.linkId, kind: 'card' }),
      out: 'funding.linkNotFound',
    },
  ],
  'funding.finishLink': [
    {
      at: 'a linking that they began',
      input: ({ funding }) => ({ linkId: funding.linkId, details: null }),
      out: 'funding.linkNotFound',
    },
  ],
  'funding.unlinkSource': [{ at: 'their bank account', input: sourceOf, out: 'funding.sourceNotFound' }],
  'funding.topUp': [
    { at: 'their bank account', input: theirs, out: 'funding.sourceNotFound' },
    {
      at: 'the id of their order',
      input: (situation) => ({ ...theirs(situation), ...orderOf(situation) }),
      out: 'wallet.idUsed',
    },
  ],
  'funding.withdraw': [{ at: 'their bank account', input: theirs, out: 'funding.sourceNotFound' }],
  'funding.getOrder': [{ at: 'their order', input: orderOf, out: 'funding.orderNotFound' }],
  'funding.listOrders': [own],
  'funding.answerTestBank': [
    {
      at: 'what their bank asks',
      input: (situation) => ({ ...orderOf(situation), confirmed: true }),
      out: 'funding.orderNotFound',
    },
  ],
}

export const fundingReads = {
  'funding.getOrder': orderOf,
  'funding.listOrders': () => ({}),
  'funding.listSources': () => ({}),
}
