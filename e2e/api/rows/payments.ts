/** Stalls, payments by code and charges in the tables of `e2e/api`. */
import type { Input } from '@sampan/contract'
import { writePaymentCode } from '@sampan/contract/codes/index.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import type { Person, World } from '@sampan/testkit/world/world.ts'
import type { CommandTable } from '../commandTable.ts'
import type { Situation } from '../situation.ts'
import type { StrangerTable } from '../strangerTable.ts'

export const about = { name: 'Noodles', category: 'food', city: 'Harbour', region: 'DE' } as const

/** Mei has money and is there on two devices; Omar has a stall. */
async function market(world: World) {
  const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
  await world.giveMoney(mei, '90.00')
  const { stall } = await world.call(omar, 'merchants.openStall', { ...about, currency: 'EUR' })
  const meiElsewhere = await world.anotherDevice(mei)
  return { mei, omar, stall, all: [mei, meiElsewhere, omar, await world.anotherDevice(omar)] }
}

const orderInput = () => ({ orderId: newUuid(), amount: '1250', reference: 'Table 4', note: 'Soup' })

async function ordered(world: World) {
  const place = await market(world)
  const { order } = await world.call(place.omar, 'merchants.createOrder', orderInput())
  return { ...place, order }
}

const payInput = (to: Input<'payments.pay'>['to'], amount = '1250') => ({
  paymentId: newUuid(),
  to,
  amount,
  currency: 'EUR',
  note: '',
})

async function chargeInput(world: World, payer: Person, amount = '1250') {
  const { codes } = await world.call(payer, 'payments.issueCodes', {})
  return { chargeId: newUuid(), code: codes[0]?.code ?? '', amount, note: 'Soup' }
}

/** More than goes without the PIN. */
async function asked(world: World) {
  const place = await market(world)
  const { charge } = await world.call(place.omar, 'payments.charge', await chargeInput(world, place.mei, '6000'))
  return { ...place, chargeId: charge.id }
}

type OwnCommands =
  | `merchants.${'openStall' | 'updateStall' | 'createOrder' | 'cancelOrder'}`
  | `payments.${'pay' | 'issueCodes' | 'charge' | 'confirmCharge' | 'declineCharge' | 'cancelCharge'}`

export const paymentScenarios: Pick<CommandTable, OwnCommands> = {
  'merchants.openStall': {
    async 'by somebody without one'(world) {
      const { mei, all } = await market(world)
      return { by: mei, input: { ...about, currency: 'EUR' }, concerned: all }
    },
  },
  'merchants.updateStall': {
    async 'which closes'(world) {
      const { omar, all } = await market(world)
      return { by: omar, input: { ...about, open: false }, concerned: all }
    },
  },
  'merchants.createOrder': {
    async 'at a stall'(world) {
      const { omar, all } = await market(world)
      return { by: omar, input: orderInput(), concerned: all }
    },
  },
  'merchants.cancelOrder': {
    async 'which nobody paid'(world) {
      const { omar, order, all } = await ordered(world)
      return { by: omar, input: { orderId: order.id }, concerned: all }
    },
  },
  'payments.pay': {
    async 'an order'(world) {
      const { mei, order, all } = await ordered(world)
      return { by: mei, input: payInput({ kind: 'order', orderId: order.id }), concerned: all }
    },
    async 'a stall'(world) {
      const { mei, stall, all } = await market(world)
      return { by: mei, input: payInput({ kind: 'stall', stallId: stall.id }), concerned: all }
    },
    async 'somebody, with the PIN'(world) {
      const { mei, omar, all } = await market(world)
      const pinProof = await world.provePin(mei, '60.00')
      const input = { ...payInput({ kind: 'member', memberId: omar.id }, '6000'), pinProof }
      return { by: mei, input, concerned: all }
    },
  },
  'payments.issueCodes': {
    async 'for an hour'(world) {
      const { mei, all } = await market(world)
      return { by: mei, input: {}, concerned: all }
    },
  },
  'payments.charge': {
    async 'which is paid at once'(world) {
      const { mei, omar, all } = await market(world)
      return { by: omar, input: await chargeInput(world, mei), concerned: all }
    },
    async 'which takes the PIN'(world) {
      const { mei, omar, all } = await market(world)
      return { by: omar, input: await chargeInput(world, mei, '6000'), concerned: all }
    },
  },
  'payments.confirmCharge': {
    async 'with the PIN'(world) {
      const { mei, chargeId, all } = await asked(world)
      const pinProof = await world.provePin(mei, '60.00')
      return { by: mei, input: { chargeId, pinProof }, concerned: all }
    },
  },
  'payments.declineCharge': {
    async 'by who should pay'(world) {
      const { mei, chargeId, all } = await asked(world)
      return { by: mei, input: { chargeId }, concerned: all }
    },
  },
  'payments.cancelCharge': {
    async 'by the stall'(world) {
      const { omar, chargeId, all } = await asked(world)
      return { by: omar, input: { chargeId }, concerned: all }
    },
  },
}

/** Mei has a stall, an order, and asks Omar for money; Omar paid there. */
export async function layPaying(world: World, mei: Person, omar: Person, mark: string): Promise<Situation['paying']> {
  const name = `${mark} stall`
  const { stall } = await world.call(mei, 'merchants.openStall', { ...about, name, currency: 'EUR' })
  const { order } = await world.call(mei, 'merchants.createOrder', orderInput())
  await world.giveMoney(omar, '90.00')
  const to = { kind: 'stall' as const, stallId: stall.id }
  const { payment } = await world.call(omar, 'payments.pay', { ...payInput(to, '500'), note: `${mark} paid` })
  const { codes } = await world.call(omar, 'payments.issueCodes', {})
  const charge = { chargeId: newUuid(), code: codes[0]?.code ?? '', amount: '6000', note: `${mark} asked` }
  await world.call(mei, 'payments.charge', charge)
  return {
    stallId: stall.id,
    stallCode: stall.code,
    personCode: codeOf(world, omar),
    orderId: order.id,
    paymentId: payment.id,
    chargeId: charge.chargeId,
  }
}

const codeOf = (world: World, { id, self }: Person): string =>
  writePaymentCode({
    host: new URL(world.config.origin).host,
    payee: { kind: 'member', id },
    once: false,
    amount: null,
    currency: null,
    categoryCode: '0000',
    country: 'DE',
    name: self.member.name,
    city: '',
    language: 'en',
    reference: '',
    note: '',
  })

const own = { at: 'one’s own', input: () => ({}), out: 'nothing' } as const
const chargeOf = ({ paying }: Situation) => ({ chargeId: paying.chargeId })
const orderOf = ({ paying }: Situation) => ({ orderId: paying.orderId })
const theirCharge = { at: 'their charge', input: chargeOf, out: 'payments.chargeNotFound' } as const
const theirOrder = { at: 'their order', input: orderOf, out: 'merchants.orderNotFound' } as const
const today = () => ({ day: '2026-02-17', timeZone: 'UTC' })

type OwnReads =
  | `merchants.${'getStall' | 'getTakings' | 'getOrder'}`
  | `payments.${'resolveCode' | 'listReceived' | 'getCharge' | 'listWaitingCharges'}`

export const paymentAims: Pick<StrangerTable, OwnCommands | OwnReads> = {
  'merchants.openStall': [{ at: 'one’s own', input: () => ({ ...about, currency: 'EUR' }), out: 'nothing' }],
  'merchants.updateStall': [
    { at: 'as if it were one’s own', input: () => ({ ...about, open: false }), out: 'merchants.noStall' },
  ],
  'merchants.getStall': [own],
  'merchants.getTakings': [{ at: 'as if it were one’s own', input: today, out: 'merchants.noStall' }],
  'merchants.createOrder': [{ at: 'as if it were one’s own', input: orderInput, out: 'merchants.noStall' }],
  'merchants.cancelOrder': [theirOrder],
  'merchants.getOrder': [theirOrder],
  'payments.pay': [
    {
      at: 'their stall, without money',
      input: ({ paying }) => payInput({ kind: 'stall', stallId: paying.stallId }),
      out: 'wallet.insufficientFunds',
    },
    {
      at: 'somebody, without money',
      input: ({ mei }) => payInput({ kind: 'member', memberId: mei.id }),
      out: 'wallet.insufficientFunds',
    },
    {
      at: 'the id of their payment',
      input: ({ paying }) => ({
        ...payInput({ kind: 'stall', stallId: paying.stallId }, '500'),
        paymentId: paying.paymentId,
      }),
      out: 'request.conflict',
    },
  ],
  'payments.resolveCode': [
    {
      at: 'the code that hangs at their stall',
      input: ({ paying }) => ({ text: paying.stallCode }),
      out: 'card',
    },
  ],
  'payments.listReceived': [
    { at: 'one’s own', input: () => ({ at: 'person' }), out: 'nothing' },
    { at: 'as if there were a stall', input: () => ({ at: 'stall' }), out: 'nothing' },
  ],
  'payments.issueCodes': [own],
  'payments.charge': [
    {
      at: 'a guessed code',
      input: () => ({ chargeId: newUuid(), code: '720000000000000000', amount: '100', note: '' }),
      out: 'merchants.noStall',
    },
  ],
  'payments.getCharge': [theirCharge],
  'payments.listWaitingCharges': [own],
  'payments.confirmCharge': [theirCharge],
  'payments.declineCharge': [theirCharge],
  'payments.cancelCharge': [theirCharge],
}

export const paymentReads = {
  'merchants.getStall': () => ({}),
  'merchants.getTakings': today,
  'merchants.getOrder': orderOf,
  'payments.resolveCode': ({ paying }: Situation) => ({ text: paying.personCode }),
  'payments.listReceived': () => ({ at: 'stall' as const }),
  'payments.getCharge': chargeOf,
  'payments.listWaitingCharges': () => ({}),
}
