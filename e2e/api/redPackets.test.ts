/** A hundred people want one of fifty shares at the same moment, each on several devices. */
import type { RedPacket } from '@sampan/contract'
import { ApiError, createHttpClient } from '@sampan/sdk'
import { Refusal } from '@sampan/server/kernel/errors.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { auditBooks } from '@sampan/server/modules/ledger/index.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'

const PEOPLE = 100
const SHARES = 50
const TOTAL = 12_345n

let world: World
let origin: string
let giver: Person
let groupId: string
/** The devices of each. */
let people: [Person, Person, ...Person[]][]

beforeAll(async () => {
  world = await createWorld()
  ;({ address: origin } = await world.serve())
  giver = await world.person('Giver')
  people = []
  while (people.length < PEOPLE) people.push(...(await Promise.all([0, 1, 2, 3].map(newcomer))))
  groupId = await world.group([giver, ...people.map(([first]) => first)], 'A crowd')
  await world.giveMoney(giver, '900.00')
}, 120_000)
afterAll(() => world.close())

/** Somebody on two devices; one of four has a third. */
async function newcomer(index: number): Promise<[Person, Person, ...Person[]]> {
  const person = await world.person()
  const devices: [Person, Person] = [person, await world.anotherDevice(person)]
  return index === 0 ? [...devices, await world.anotherDevice(person)] : devices
}

async function give(way: 'lucky' | 'equal'): Promise<string> {
  const { packet } = await world.call(giver, 'redPackets.send', {
    packetId: newUuid(),
    conversationId: groupId,
    split: { way, count: SHARES },
    total: String(TOTAL),
    currency: 'EUR',
    greeting: 'First come, first served',
    cover: 'plain',
    pinProof: await world.provePin(giver, '123.45'),
  })
  return packet.id
}

/** What came of a claim: the share, or the code of the refusal. */
async function outcomeOf(claim: Promise<{ amount: string }>): Promise<string> {
  try {
    return (await claim).amount
  } catch (reason) {
    if (reason instanceof ApiError || reason instanceof Refusal) return reason.code
    throw reason
  }
}

const isShare = (outcome: string) => /^\d+$/.test(outcome)
const look = async (packetId: string): Promise<RedPacket> =>
  (await world.call(giver, 'redPackets.getPacket', { packetId })).packet
const balances = () => Promise.all(people.map(async ([person]) => world.available(person)))

/** Fifty have a share, one each; shares and total agree; the wallets hold what was told, and the books are right. */
async function check(packetId: string, outcomes: readonly (readonly string[])[], before: readonly string[]) {
  // All devices of somebody are told the same.
  expect(outcomes.map((each) => new Set(each).size)).toEqual(Array(PEOPLE).fill(1))
  const firsts = outcomes.map(([first]) => first ?? '')
  const won = firsts.filter(isShare)
  expect(won).toHaveLength(SHARES)
  expect(won.reduce((sum, share) => sum + BigInt(share), 0n)).toBe(TOTAL)
  expect(new Set(firsts.filter((outcome) => !isShare(outcome)))).toEqual(new Set(['redPackets.empty']))

  const packet = await look(packetId)
  expect(packet).toMatchObject({ state: 'empty', takenCount: SHARES, count: SHARES })
  const told = new Map(people.map(([{ id }], index) => [id, firsts[index]]))
  for (const { memberId, amount } of packet.claims) expect(told.get(memberId)).toBe(amount)
  expect(new Set(packet.claims.map(({ memberId }) => memberId)).size).toBe(SHARES)

  const after = await balances()
  const gains = after.map((balance, index) => Math.round((Number(balance) - Number(before[index])) * 100))
  expect(gains).toEqual(firsts.map((outcome) => (isShare(outcome) ? Number(outcome) : 0)))
  expect(await auditBooks(world.platform.db)).toMatchObject({ ok: true, fault: null })
}

it('over HTTP, each device asking twice: fifty win, once each, to the last cent', async () => {
  const [packetId, before] = [await give('lucky'), await balances()]
  const claims = people.map((devices) =>
    devices.flatMap(({ token }) => {
      const { call } = createHttpClient({ origin, token })
      return [1, 2].map(() => outcomeOf(call('redPackets.claim', { packetId })))
    }),
  )
  await check(packetId, await Promise.all(claims.map((own) => Promise.all(own))), before)
})

it('in the order in which they came', async () => {
  const [packetId, before] = [await give('equal'), await balances()]
  const claims = people.map((devices) =>
    devices.map((device) => outcomeOf(world.call(device, 'redPackets.claim', { packetId }))),
  )
  const outcomes = await Promise.all(claims.map((own) => Promise.all(own)))
  expect(outcomes.map(([first]) => isShare(first ?? ''))).toEqual(people.map((_, index) => index < SHARES))
  const { claims: taken } = await look(packetId)
  expect(taken.toReversed().map(({ memberId }) => memberId)).toEqual(people.slice(0, SHARES).map(([{ id }]) => id))
  await check(packetId, outcomes, before)
})
