/** What people do with their money, by chance: each act goes through the wire and is written down. */
import type { TestBehaviour } from '@sampan/contract'
import { type Doing, perform } from './journal.ts'
import { type ActOf, verdictOf } from './observations.ts'
import { CURRENCIES, type Currency, type Device, type Person, PIN, pairOf, pinFreeOf, type Stage } from './stage.ts'
import type { Wire } from './wire.ts'

export interface World extends Doing {
  wire: Wire
  stage: Stage
}

export const newId = ({ dice }: World): string => dice.id(Date.now())
export const anyone = ({ stage, dice }: World): Person => pick(dice.pick(stage.people))
export const deviceOf = ({ dice }: World, person: Person): Device => pick(dice.pick(person.devices))
export const currencyBy = ({ dice }: World): Currency => (dice.chance(0.75) ? 'EUR' : 'JPY')
export const personOf = ({ stage }: World, memberId: string): Person =>
  pick(stage.people.find((person) => person.memberId === memberId))

export function pick<Item>(item: Item | undefined | null): Item {
  if (item === undefined || item === null) throw new Error('There is nothing to choose from')
  return item
}

export function anotherThan(world: World, person: Person): Person {
  return pick(world.dice.pick(world.stage.people.filter((other) => other !== person)))
}

/** Mostly small change; now and then enough to need the PIN; rarely more than one can have. */
export function amountBy({ dice }: World, currency: Currency): bigint {
  const units = dice.chance(0.82)
    ? dice.between(1, 12)
    : dice.chance(0.8)
      ? dice.between(30, 120)
      : dice.between(200, 500)
  return currency === 'EUR' ? BigInt(units * 100 + dice.between(-50, 49)) : BigInt(units * 40)
}

/** A key for the server's own memory, or none: every act must do without. */
const keyBy = (world: World) => (world.dice.chance(0.6) ? { key: newId(world) } : {})

/** What shows the PIN, where an amount needs it. */
export async function proofFor(
  { wire, dice }: World,
  device: Device,
  amount: bigint,
  currency: Currency,
  always = false,
): Promise<{ pinProof: string } | Record<string, never>> {
  if (!always && amount <= pinFreeOf(currency)) return {}
  // Now and then somebody thinks that it goes without.
  if (dice.chance(0.05)) return {}
  const answer = await wire.ask(device.token, 'wallet.provePin', { pin: PIN, amount: String(amount), currency })
  return answer.outcome === 'done' ? { pinProof: answer.output.proof } : {}
}

type Payee = { kind: 'member' | 'stall' | 'order'; id: string; ownerId: string; amount: bigint; currency: Currency }

export async function pay(world: World, payer: Person, payee: Payee): Promise<ActOf<'pay'>> {
  const { wire, journal } = world
  const { amount, currency } = payee
  const device = deviceOf(world, payer)
  const to =
    payee.kind === 'member'
      ? { kind: payee.kind, memberId: payee.id }
      : payee.kind === 'stall'
        ? { kind: payee.kind, stallId: payee.id }
        : { kind: payee.kind, orderId: payee.id }
  const paymentId = newId(world)
  const proof = await proofFor(world, device, amount, currency)
  const input = { paymentId, to, amount: String(amount), currency, note: 'for tea', ...proof }
  const act = journal.note<ActOf<'pay'>>({
    kind: 'pay',
    id: paymentId,
    payerId: payer.memberId,
    payeeId: payee.ownerId,
    orderId: payee.kind === 'order' ? payee.id : null,
    amount,
    currency,
    attempts: [],
  })
  const key = keyBy(world)
  await perform(world, act, {
    send: (options) => wire.ask(device.token, 'payments.pay', input, { ...key, ...options }),
    tell: ({ payment }) => `${payment.amount} ${payment.currency} ${payment.at}`,
  })
  return act
}

export async function payMember(world: World): Promise<void> {
  const payer = anyone(world)
  const { memberId } = anotherThan(world, payer)
  const currency = currencyBy(world)
  await pay(world, payer, {
    kind: 'member',
    id: memberId,
    ownerId: memberId,
    amount: amountBy(world, currency),
    currency,
  })
}

/** Somebody with a stall that is open. */
export const merchantBy = ({ stage, dice }: World): Person & { stall: { stallId: string; currency: Currency } } =>
  pick(dice.pick(stage.people.flatMap((person) => (person.stall ? [{ ...person, stall: person.stall }] : []))))

export async function payStall(world: World): Promise<void> {
  const { memberId, stall } = merchantBy(world)
  const payer = anotherThan(world, personOf(world, memberId))
  const { stallId: id, currency } = stall
  await pay(world, payer, { kind: 'stall', id, ownerId: memberId, amount: amountBy(world, currency), currency })
}

/** An order that one customer pays, or two want to pay at the same time. */
export async function payOrder(world: World, tillOrderIds: Map<string, Person>): Promise<void> {
  const merchant = merchantBy(world)
  const { currency } = merchant.stall
  const amount = amountBy(world, currency)
  const orderId = newId(world)
  const asked = { orderId, amount: String(amount), reference: '7', note: 'table 7' }
  await world.ready()
  const answer = await world.wire.ask(merchant.devices[0].token, 'merchants.createOrder', asked)
  if (answer.outcome !== 'done') return
  tillOrderIds.set(orderId, merchant)
  const payee = { kind: 'order', id: orderId, ownerId: merchant.memberId, amount, currency } as const
  const customers = world.stage.people.filter(({ memberId }) => memberId !== merchant.memberId)
  const paying = customers.filter(() => world.dice.chance(0.3))
  await Promise.all((paying.length > 0 ? paying : customers.slice(0, 1)).map((payer) => pay(world, payer, payee)))
}

export async function sendTransfer(world: World): Promise<void> {
  const { wire, stage, journal } = world
  const from = anyone(world)
  const to = anotherThan(world, from)
  const currency = currencyBy(world)
  const amount = amountBy(world, currency)
  const device = deviceOf(world, from)
  const conversationId = pick(stage.directs.get(pairOf(from.memberId, to.memberId)))
  const transferId = newId(world)
  const proof = await proofFor(world, device, amount, currency)
  const input = { transferId, conversationId, amount: String(amount), currency, note: '', ...proof }
  const key = keyBy(world)
  const act = journal.note({
    kind: 'transfer',
    id: transferId,
    fromId: from.memberId,
    toId: to.memberId,
    amount,
    currency,
    attempts: [],
  })
  await perform(world, act, {
    send: (options) => wire.ask(device.token, 'transfers.send', input, { ...key, ...options }),
    tell: ({ transfer }) => `${transfer.amount} ${transfer.currency} to ${transfer.toId} at ${transfer.sentAt}`,
  })
}

/** Those of which somebody knows, that nobody has answered yet as far as one can tell. */
function openTransfers({ journal }: World): ActOf<'transfer'>[] {
  const answered = new Set<string>()
  for (const act of journal.acts)
    if ((act.kind === 'accept' || act.kind === 'return') && verdictOf(act) === 'done') answered.add(act.transferId)
  return journal.acts.filter(
    (act): act is ActOf<'transfer'> => act.kind === 'transfer' && verdictOf(act) === 'done' && !answered.has(act.id),
  )
}

/** The receiver accepts or gives back; now and then both at once, from two devices. */
export async function answerTransfer(world: World): Promise<void> {
  const { wire, dice, journal } = world
  const transfer = dice.pick(openTransfers(world))
  if (!transfer) return
  const receiver = personOf(world, transfer.toId)
  const kinds = dice.chance(0.1)
    ? (['accept', 'return'] as const)
    : ([dice.chance(0.75) ? 'accept' : 'return'] as const)
  const input = { transferId: transfer.id }
  await Promise.all(
    kinds.map(async (kind) => {
      const device = deviceOf(world, receiver)
      const key = keyBy(world)
      const act = journal.note({ kind, transferId: transfer.id, attempts: [] })
      await perform(world, act, {
        send: (options) =>
          kind === 'accept'
            ? wire.ask(device.token, 'transfers.accept', input, { ...key, ...options })
            : wire.ask(device.token, 'transfers.return', input, { ...key, ...options }),
        tell: (output) => `${output.transfer.state} at ${output.transfer.settledAt}`,
      })
    }),
  )
}

export interface PacketPlan {
  sender: Person
  conversationId: string
  way: 'equal' | 'lucky' | 'exclusive'
  count: number
  forIds: readonly string[]
}

export async function sendPacket(world: World, plan: PacketPlan, packetId = newId(world)): Promise<void> {
  const { wire, dice, journal } = world
  const { sender, conversationId, way, count, forIds } = plan
  const currency = currencyBy(world)
  const total = BigInt(count * dice.between(1, currency === 'EUR' ? 400 : 60) + dice.between(0, count))
  const device = deviceOf(world, sender)
  const proof = await proofFor(world, device, total, currency)
  const split = way === 'exclusive' ? { way, forIds: [...forIds] } : { way, count }
  const sent = { greeting: 'Good luck', cover: 'lantern', ...proof }
  const input = { packetId, conversationId, split, total: String(total), currency, ...sent }
  const key = keyBy(world)
  const { memberId: senderId } = sender
  const act = journal.note({
    kind: 'packet',
    id: packetId,
    senderId,
    way,
    count,
    forIds,
    total,
    currency,
    attempts: [],
  })
  await perform(world, act, {
    send: (options) => wire.ask(device.token, 'redPackets.send', input, { ...key, ...options }),
    tell: ({ packet }) => `${packet.count} shares at ${packet.sentAt}`,
  })
}

export async function givePacket(world: World): Promise<void> {
  const { stage, dice } = world
  const sender = anyone(world)
  const other = anotherThan(world, sender)
  const isDirect = dice.chance(0.2)
  const way = isDirect ? 'equal' : pick(dice.pick(['equal', 'lucky', 'lucky', 'exclusive'] as const))
  const others = stage.people.filter((person) => person !== sender && dice.chance(0.5)).map(({ memberId }) => memberId)
  const forIds = way !== 'exclusive' ? [] : others.length > 0 ? others : [other.memberId]
  const count = isDirect ? 1 : way === 'exclusive' ? forIds.length : dice.between(1, stage.people.length)
  const direct = pick(stage.directs.get(pairOf(sender.memberId, other.memberId)))
  await sendPacket(world, { sender, conversationId: isDirect ? direct : stage.groupId, way, count, forIds })
}

/** A crowd opens a packet: several people, several devices each, all at once. */
export async function claimPacket(world: World): Promise<void> {
  const { dice, journal, stage } = world
  const packets = journal.acts.filter(
    (act): act is ActOf<'packet'> => act.kind === 'packet' && verdictOf(act) !== 'not',
  )
  // The latest are the ones that people see.
  const packet = dice.pick(packets.slice(-6))
  if (!packet) return
  const crowd = stage.people.filter(() => dice.chance(0.5))
  await Promise.all(
    crowd.flatMap((person) =>
      (dice.chance(0.3) ? person.devices : [deviceOf(world, person)]).map((device) =>
        claimOne(world, packet.id, person, device),
      ),
    ),
  )
}

async function claimOne(world: World, packetId: string, person: Person, device: Device): Promise<void> {
  const { wire, journal } = world
  const { memberId } = person
  const isIt = (each: (typeof journal.acts)[number]): each is ActOf<'claim'> =>
    each.kind === 'claim' && each.packetId === packetId && each.memberId === memberId
  // The packet and the member are the act, whoever asks how often.
  const act = journal.acts.find(isIt) ?? journal.note({ kind: 'claim' as const, packetId, memberId, attempts: [] })
  await perform(world, act, {
    send: (options) => wire.ask(device.token, 'redPackets.claim', { packetId }, options),
    tell: ({ amount }) => amount,
  })
}

export async function makeBill(world: World): Promise<void> {
  const { wire, stage, dice, journal } = world
  const maker = anyone(world)
  const currency = currencyBy(world)
  const others = stage.people.filter((person) => person !== maker && dice.chance(0.6)).map(({ memberId }) => memberId)
  const memberIds = others.length > 0 ? others : [anotherThan(world, maker).memberId]
  const amount = amountBy(world, currency) + 10n
  const way = pick(dice.pick(['ask', 'equal', 'named'] as const))
  const [firstId = ''] = memberIds
  const split =
    way === 'ask'
      ? { way, memberId: firstId, amount: String(amount) }
      : way === 'equal'
        ? { way, total: String(amount), memberIds: dice.chance(0.5) ? [maker.memberId, ...memberIds] : memberIds }
        : { way, shares: memberIds.map((memberId, index) => ({ memberId, amount: String(amount + BigInt(index)) })) }
  const named = memberIds.reduce((sum, _, index) => sum + amount + BigInt(index), 0n)
  const billId = newId(world)
  const input = { billId, conversationId: stage.groupId, currency, note: 'the ferry', split }
  const key = keyBy(world)
  const device = deviceOf(world, maker)
  const act = journal.note<ActOf<'bill'>>({
    kind: 'bill',
    id: billId,
    makerId: maker.memberId,
    currency,
    total: way === 'named' ? named : amount,
    shares: null,
    attempts: [],
  })
  await perform(world, act, {
    send: (options) => wire.ask(device.token, 'bills.create', input, { ...key, ...options }),
    tell: ({ bill }) => {
      const shares = new Map(bill.shares.map((share) => [share.memberId, BigInt(share.amount)]))
      act.shares ??= shares
      return [...shares].join(' ')
    },
  })
}

export async function payBill(world: World): Promise<void> {
  const { wire, dice, journal } = world
  const bills = journal.acts.filter((act): act is ActOf<'bill'> => act.kind === 'bill' && act.shares !== null)
  const bill = dice.pick(bills.slice(-8))
  const payerId = dice.pick([...(bill?.shares?.keys() ?? [])].filter((memberId) => memberId !== bill?.makerId))
  if (!bill || payerId === undefined) return
  const payer = personOf(world, payerId)
  const device = deviceOf(world, payer)
  const currency = pick(CURRENCIES.find((each) => each === bill.currency))
  const proof = await proofFor(world, device, bill.shares?.get(payerId) ?? 0n, currency)
  const paymentId = newId(world)
  const input = { billId: bill.id, paymentId, ...proof }
  const key = keyBy(world)
  const act = journal.note({ kind: 'billPay', id: paymentId, billId: bill.id, payerId, attempts: [] })
  await perform(world, act, { send: (options) => wire.ask(device.token, 'bills.pay', input, { ...key, ...options }) })
}

/** Whether the bank does it in the end; null where it depends on what is in the account there. */
function worksOf(kind: 'topUp' | 'withdrawal', behaviour: TestBehaviour): boolean | null {
  if (behaviour === 'declined' || behaviour === 'closed') return false
  return kind === 'topUp' ? null : true
}

export async function fund(
  world: World,
  kind: 'topUp' | 'withdrawal',
  whole?: [Person, bigint, Currency],
): Promise<void> {
  const { wire, dice, journal } = world
  const [person, amount, currency] = whole ?? [anyone(world), 0n, currencyBy(world)]
  const asked = amount > 0n ? amount : amountBy(world, currency) * (kind === 'topUp' ? 3n : 1n) + 100n
  const [behaviour, sourceId] = pick(
    whole ? [...person.sources].find(([name]) => name === 'works') : dice.pick([...person.sources]),
  )
  const device = deviceOf(world, person)
  const proof = await proofFor(world, device, asked, currency, true)
  const orderId = newId(world)
  const input = { orderId, sourceId, amount: String(asked), currency, ...proof }
  const { memberId } = person
  const works = worksOf(kind, behaviour)
  const key = keyBy(world)
  const act = journal.note({ kind, id: orderId, memberId, amount: asked, currency, works, attempts: [] })
  await perform(world, act, {
    send: (options) =>
      kind === 'topUp'
        ? wire.ask(device.token, 'funding.topUp', input, { ...key, ...options })
        : wire.ask(device.token, 'funding.withdraw', input, { ...key, ...options }),
    tell: ({ order }) => `${order.amount} ${order.currency} at ${order.createdAt}`,
  })
}

/** A code that is good now; null where it could not be had. */
export async function showCode(world: World, customer: Person): Promise<string | null> {
  await world.ready()
  const answer = await world.wire.ask(deviceOf(world, customer).token, 'payments.issueCodes', {})
  return answer.outcome === 'done' ? (answer.output.codes[0]?.code ?? null) : null
}

/** A till charges by a code that was shown; of larger amounts the customer is asked. */
export async function charge(world: World): Promise<void> {
  const { wire, dice, journal } = world
  const merchant = merchantBy(world)
  const customer = anotherThan(world, personOf(world, merchant.memberId))
  const { currency } = merchant.stall
  const code = await showCode(world, customer)
  if (code === null) return
  // Two tills may scan the same code: one of them gets the money.
  const tills = dice.chance(0.1) ? 2 : 1
  await Promise.all(
    Array.from({ length: tills }, async () => {
      const amount = amountBy(world, currency)
      const device = deviceOf(world, merchant)
      const chargeId = newId(world)
      const input = { chargeId, code, amount: String(amount), note: '' }
      const { memberId: payeeId } = merchant
      const act = journal.note({
        kind: 'charge',
        id: chargeId,
        payerId: customer.memberId,
        payeeId,
        amount,
        currency,
        attempts: [],
      })
      const done = await perform(world, act, {
        send: (options) => wire.ask(device.token, 'payments.charge', input, options),
        tell: (output) => output.charge.state,
      })
      if (done?.charge.state === 'waiting') await answerCharge(world, customer, chargeId, amount, currency)
    }),
  )
}

async function answerCharge(world: World, customer: Person, chargeId: string, amount: bigint, currency: Currency) {
  const { wire, dice, journal } = world
  const device = deviceOf(world, customer)
  const kinds = dice.chance(0.1)
    ? (['confirm', 'decline'] as const)
    : ([dice.chance(0.8) ? 'confirm' : 'decline'] as const)
  await Promise.all(
    kinds.map(async (kind) => {
      const key = newId(world)
      const act = journal.note({ kind, chargeId, attempts: [] })
      const proof = kind === 'confirm' ? await proofFor(world, device, amount, currency) : {}
      await perform(world, act, {
        send: (options) =>
          kind === 'confirm'
            ? wire.ask(device.token, 'payments.confirmCharge', { chargeId, ...proof }, { key, ...options })
            : wire.ask(device.token, 'payments.declineCharge', { chargeId }, { key, ...options }),
        tell: (output) => output.charge.state,
      })
    }),
  )
}
