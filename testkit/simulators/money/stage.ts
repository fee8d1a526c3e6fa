/** The people of the simulation, set up through the wire while all is calm. */

import type { Input, Output, TestBehaviour } from '@sampan/contract'
import type { CallName } from '@sampan/sdk'
import type { Dice } from '../sync/random.ts'
import type { Allowed } from './told.ts'
import type { Wire } from './wire.ts'

export const PIN = '294817'
export const CURRENCIES = ['EUR', 'JPY'] as const
export type Currency = (typeof CURRENCIES)[number]

/** Whole units. JPY is so tight that its limits are met; of EUR there is enough. */
const limits = {
  EUR: { payment: 300, day: 4_000, month: 50_000, balance: 4_000, pinFree: 30, pinFreeMax: 100 },
  JPY: { payment: 5_000, day: 9_000, month: 200_000, balance: 14_000, pinFree: 2_000, pinFreeMax: 3_000 },
} as const
const minor = { EUR: 100n, JPY: 1n } as const

export const tiersFile = JSON.stringify({ firstTier: 'everyone', tiers: { everyone: limits } })
export const allowed: ReadonlyMap<string, Allowed> = new Map(
  CURRENCIES.map((currency) => {
    const { payment, day, balance } = limits[currency]
    const of = (units: number) => BigInt(units) * minor[currency]
    return [currency, { payment: of(payment), day: of(day), balance: of(balance) }]
  }),
)
export const pinFreeOf = (currency: Currency): bigint => BigInt(limits[currency].pinFree) * minor[currency]

export interface Device {
  token: string
  deviceId: string
}

export interface Person {
  memberId: string
  handle: string
  devices: readonly [Device, Device]
  /** By what each account of the test bank does. */
  sources: ReadonlyMap<TestBehaviour, string>
  /** Its stall and what it takes; some have none. */
  stall: { stallId: string; currency: Currency } | null
}

export interface Stage {
  people: readonly Person[]
  /** Of two people, by `pairOf`. */
  directs: ReadonlyMap<string, string>
  /** All are in it. */
  groupId: string
  /** The last of the people was in it, saw its packets, and left. */
  leftGroupId: string
  leftPacketIds: string[]
  /** Nobody takes payments there any more. */
  closedStallId: string
}

export const pairOf = (a: string, b: string): string => [a, b].sort().join(' ')

const PEOPLE = 6
/** Each person has one account that works and one that does something else. */
const behaviours: readonly TestBehaviour[] = ['slow', 'declined', 'empty', 'silent', 'closed', 'slow']

/** Calls that must go well. */
export type Must = <Name extends CallName>(
  token: string | null,
  method: Name,
  input: Input<Name>,
) => Promise<Output<Name>>

export const mustOf =
  (wire: Wire): Must =>
  async (token, method, input) => {
    const answer = await wire.ask(token, method, input)
    if (answer.outcome === 'done') return answer.output
    throw new Error(`${method} was ${JSON.stringify(answer)} while all was calm: ${JSON.stringify(input)}`)
  }

export async function createStage(wire: Wire, dice: Dice): Promise<Stage> {
  const must = mustOf(wire)
  const newId = () => dice.id(Date.now())
  const people: Person[] = []
  for (let index = 0; index < PEOPLE; index += 1) people.push(await settle(must, newId, dice, index))
  const directs = new Map<string, string>()
  for (const [index, one] of people.entries())
    for (const other of people.slice(index + 1)) {
      await must(one.devices[0].token, 'contacts.requestContact', { memberId: other.memberId, greeting: '' })
      const { token } = other.devices[0]
      const { conversationId } = await must(token, 'contacts.acceptRequest', { memberId: one.memberId })
      directs.set(pairOf(one.memberId, other.memberId), conversationId)
    }
  const [first, ...others] = people
  const last = people.at(-1)
  if (!first || !last) throw new Error('Someone has to begin')
  const { token } = first.devices[0]
  const memberIds = others.map(({ memberId }) => memberId)
  const makeGroup = async (title: string) =>
    (await must(token, 'chat.createGroup', { title, memberIds })).conversation.id
  const closer = people[2]
  if (closer?.stall) {
    const about = { name: 'Closed stall', category: 'other', city: 'Nowhere', region: 'DE', open: false } as const
    await must(closer.devices[0].token, 'merchants.updateStall', about)
  }
  return {
    people: people.map((person) => (person === closer ? { ...person, stall: null } : person)),
    directs,
    groupId: await makeGroup('All'),
    leftGroupId: await makeGroup('Left'),
    leftPacketIds: [],
    closedStallId: closer?.stall?.stallId ?? '',
  }
}

async function settle(must: Must, newId: () => string, dice: Dice, index: number): Promise<Person> {
  const handle = `p${index}_${dice.between(100_000, 999_999)}`
  const session = { password: 'a boat on the river', deviceName: 'Test device', session: 'token' } as const
  const up = await must(null, 'accounts.signUp', { handle, name: `Person ${index}`, language: 'en', ...session })
  const again = await must(null, 'accounts.signIn', { handle, ...session })
  const devices = [up, again].map(({ token, deviceId }): Device => ({ token: token ?? '', deviceId }))
  const [one, two] = devices
  if (!one || !two) throw new Error('Everyone has two devices')
  const { token } = one
  await must(token, 'wallet.setPin', { pin: PIN })
  const sources = new Map<TestBehaviour, string>()
  const { offer } = await must(token, 'funding.listSources', {})
  for (const behaviour of ['works', behaviours[index % behaviours.length] ?? 'slow'] as const) {
    const linkId = newId()
    const kind = 'bankAccount'
    const number = offer.testNumbers.find((each) => each.kind === kind && each.behaviour === behaviour)?.number ?? ''
    await must(token, 'funding.linkSource', { linkId, kind })
    const { source } = await must(token, 'funding.finishLink', { linkId, details: { kind, number } })
    sources.set(behaviour, source.id)
  }
  const currency = index === 1 ? 'JPY' : 'EUR'
  const about = { name: `Stall ${index}`, category: 'food', city: 'Hamburg', region: 'DE', currency } as const
  const stall = index < 3 ? (await must(token, 'merchants.openStall', about)).stall : null
  return {
    memberId: up.self.member.id,
    handle,
    devices: [one, two],
    sources,
    stall: stall && { stallId: stall.id, currency },
  }
}
