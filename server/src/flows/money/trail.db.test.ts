/** Each movement of money leaves in the books who did it, from which device, and why. */
import { linkTestSource, placeOrder } from '@sampan/testkit/world/funding.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'

const DAY_MS = 24 * 3_600_000
const about = { name: 'Noodles', category: 'food', city: 'Harbour', region: 'DE', currency: 'EUR' } as const

let world: World
/** Everyone acts from a device that is not the one on which they signed up. */
let mei: Person
let omar: Person
let directId: string
beforeAll(async () => {
  world = await createWorld()
  const [one, other] = await world.people(2)
  directId = await world.befriend(one, other)
  for (const person of [one, other]) await world.giveMoney(person, '300.00')
  ;[mei, omar] = [await world.anotherDevice(one), await world.anotherDevice(other)]
  await world.call(omar, 'merchants.openStall', about)
})
afterAll(() => world.close())

interface Trail {
  member: string | null
  device: string | null
  kind: string
  reason: string
}

/** What an act leaves in the books, in its order. */
async function trailOf(act: () => Promise<unknown>): Promise<Trail[]> {
  const { rows: before } = await world.pool.query<{ id: string }>('SELECT id FROM ledger_transfers')
  await act()
  const { rows } = await world.pool.query<Trail>(
    `SELECT actor_member_id AS member, actor_device_id AS device, kind, reason
     FROM ledger_transfers WHERE NOT (id = ANY ($1::uuid[])) ORDER BY at, xmin::text::bigint, id`,
    [before.map(({ id }) => id)],
  )
  return rows
}

const by = (person: Person | null, kind: string, reason = kind): Trail => ({
  member: person?.id ?? null,
  device: person?.deviceId ?? null,
  kind,
  reason,
})

const money = { amount: '500', currency: 'EUR', note: '' } as const
const sendTransfer = async (): Promise<string> => {
  const transferId = newUuid()
  await world.call(mei, 'transfers.send', { transferId, conversationId: directId, ...money })
  return transferId
}
const sendPacket = async (): Promise<string> => {
  const packetId = newUuid()
  const split = { way: 'equal', count: 1 } as const
  const sent = { conversationId: directId, split, total: '500', currency: 'EUR', greeting: '', cover: 'plain' }
  await world.call(mei, 'redPackets.send', { packetId, ...sent })
  return packetId
}
const makeBill = async (): Promise<string> => {
  const billId = newUuid()
  const split = { way: 'ask', memberId: mei.id, amount: '500' } as const
  await world.call(omar, 'bills.create', { billId, conversationId: directId, currency: 'EUR', note: '', split })
  return billId
}
const makeOrder = async (): Promise<string> => {
  const orderId = newUuid()
  await world.call(omar, 'merchants.createOrder', { orderId, amount: '500', reference: '', note: '' })
  return orderId
}
const charge = async (amount: string): Promise<string> => {
  const chargeId = newUuid()
  const { codes } = await world.call(mei, 'payments.issueCodes', {})
  await world.call(omar, 'payments.charge', { chargeId, code: codes[0]?.code ?? '', amount, note: '' })
  return chargeId
}
const laterBy = async (ms: number): Promise<void> => {
  world.clock.advance(ms)
  await world.platform.jobHandlers.settleExpired({})
}
const fund = async (method: 'funding.topUp' | 'funding.withdraw', behaviour: 'works' | 'declined' | 'takesBack') => {
  const source = await linkTestSource(world, mei, behaviour)
  const { id } = await placeOrder(world, mei, method, source, '5000')
  await world.runJobs()
  return id
}

// The act → what it leaves; `prepare` makes what it needs, and answers an id that stands in the reason.
const acts: readonly [
  name: string,
  prepare: () => Promise<string>,
  act: (id: string) => Promise<unknown>,
  trail: (id: string) => Trail[],
][] = [
  [
    'a payment to a person',
    async () => omar.id,
    (memberId) => world.call(mei, 'payments.pay', { paymentId: newUuid(), to: { kind: 'member', memberId }, ...money }),
    () => [by(mei, 'payment')],
  ],
  [
    'a payment with the PIN',
    () => world.provePin(mei, '50.00'),
    (pinProof) => {
      const to = { kind: 'member', memberId: omar.id } as const
      return world.call(mei, 'payments.pay', { paymentId: newUuid(), to, ...money, amount: '5000', pinProof })
    },
    () => [by(mei, 'payment')],
  ],
  [
    'a payment of an order',
    makeOrder,
    (orderId) => world.call(mei, 'payments.pay', { paymentId: newUuid(), to: { kind: 'order', orderId }, ...money }),
    (orderId) => [by(mei, 'payment', `payment ${orderId}`)],
  ],
  [
    'a charge that the customer agrees to: by the device with the PIN',
    () => charge('5000'),
    async (chargeId) => {
      const elsewhere = await world.anotherDevice(mei)
      charged = elsewhere
      const pinProof = await world.provePin(elsewhere, '50.00')
      return world.call(elsewhere, 'payments.confirmCharge', { chargeId, pinProof })
    },
    (chargeId) => [by(charged, 'payment', `payment ${chargeId}`)],
  ],
  [
    'a transfer that is taken',
    sendTransfer,
    (transferId) => world.call(omar, 'transfers.accept', { transferId }),
    (transferId) => [by(omar, 'transfer', `transfer ${transferId}`)],
  ],
  [
    'a transfer that is given back',
    sendTransfer,
    (transferId) => world.call(omar, 'transfers.return', { transferId }),
    (transferId) => [by(omar, 'transferReturned', `transferReturned ${transferId}`)],
  ],
  [
    'a red packet that is opened',
    sendPacket,
    (packetId) => world.call(omar, 'redPackets.claim', { packetId }),
    (packetId) => [by(omar, 'redPacketReceived', `redPacketReceived ${packetId}`)],
  ],
  [
    'a bill',
    makeBill,
    (billId) => world.call(mei, 'bills.pay', { billId, paymentId: newUuid() }),
    (billId) => [by(mei, 'bill', `bill ${billId}`)],
  ],
  // Time is nobody: what comes back by itself says so.
  [
    'a transfer that nobody answered',
    sendTransfer,
    () => laterBy(DAY_MS),
    (transferId) => [by(null, 'transferReturned', `transferReturned ${transferId}`)],
  ],
  [
    'a red packet that nobody opened',
    sendPacket,
    () => laterBy(DAY_MS),
    (packetId) => [by(null, 'redPacketReturned', `redPacketReturned ${packetId}`)],
  ],
]
let charged: Person

describe('the books say who, from which device and why, of', () => {
  test.each(acts)('%s', async (_name, prepare, act, trail) => {
    const id = await prepare()
    expect(await trailOf(() => act(id))).toEqual(trail(id))
  })

  it('what holds money: a transfer, a red packet', async () => {
    const ids: string[] = []
    expect(await trailOf(async () => ids.push(await sendTransfer(), await sendPacket()))).toEqual([
      by(mei, 'transfer', `transfer ${ids[0]}`),
      by(mei, 'redPacketSent', `redPacketSent ${ids[1]}`),
    ])
  })

  it('a charge at a till: the customer, and the device that showed the code', async () => {
    let chargeId = ''
    const trail = await trailOf(async () => {
      chargeId = await charge('500')
    })
    expect(trail).toEqual([by(mei, 'payment', `payment ${chargeId}`)])
  })

  it.each([
    ['funding.topUp', 'works', ['topUp', 'topUp']],
    ['funding.topUp', 'declined', ['topUp', 'topUp']],
    ['funding.withdraw', 'works', ['withdrawal', 'withdrawal']],
    ['funding.withdraw', 'declined', ['withdrawal', 'withdrawal']],
  ] as const)('%s where the bank %s: who ordered it, on hold and at its end', async (method, behaviour, kinds) => {
    let orderId = ''
    const trail = await trailOf(async () => {
      orderId = await fund(method, behaviour)
    })
    expect(trail).toEqual(kinds.map((kind) => by(mei, kind, `${kind} ${orderId}`)))
  })

  it('a top-up that the bank takes back', async () => {
    const orderId = await fund('funding.topUp', 'takesBack')
    const trail = await trailOf(async () => {
      world.clock.advance(120_000)
      await world.platform.jobHandlers.reconcileFunding({})
    })
    expect(trail).toEqual([by(mei, 'topUpReturned', `topUpReturned ${orderId}`)])
  })

  it('money that was there from the beginning: nobody', async () => {
    expect(await trailOf(() => world.giveMoney(omar, '1.00'))).toEqual([by(null, 'opening')])
  })

  it('all of it, without exception', async () => {
    const { rows } = await world.pool.query(`
      SELECT t.id, t.kind, t.reason FROM ledger_transfers AS t
      WHERE t.reason = '' OR (t.actor_member_id IS NULL) <> (t.actor_device_id IS NULL)
        OR (t.actor_member_id IS NULL AND t.kind NOT IN ('opening', 'transferReturned', 'redPacketReturned'))
        OR (t.actor_device_id IS NOT NULL AND NOT EXISTS (
          SELECT FROM devices WHERE devices.id = t.actor_device_id AND devices.member_id = t.actor_member_id))
    `)
    expect(rows).toEqual([])
  })
})
