/** The wallet in the tables of `e2e/api`. */
import type { Input } from '@sampan/contract'
import { type Person, PIN, type World } from '@sampan/testkit/world/world.ts'
import type { CommandTable } from '../commandTable.ts'
import type { Situation } from '../situation.ts'
import type { StrangerTable } from '../strangerTable.ts'

const DAY_MS = 86_400_000
const OTHER_PIN = '739154'

/** Someone with money and a PIN on two devices, and a friend who must hear nothing of it. */
async function secured(world: World) {
  const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
  await world.befriend(mei, omar)
  await world.giveMoney(mei, '90.00')
  await world.setPin(mei)
  const meiElsewhere = await world.anotherDevice(mei)
  return { mei, omar, meiElsewhere, all: [mei, meiElsewhere, omar] }
}

async function resetting(world: World) {
  const people = await secured(world)
  await world.call(people.meiElsewhere, 'wallet.beginPinReset', {})
  return people
}

async function locked(world: World) {
  const people = await secured(world)
  for (let count = 0; count < 5; count += 1) await wrongPin(world, people.mei)
  world.clock.advance(DAY_MS)
  return people
}

const wrongPin = (world: World, who: Person) =>
  world.call(who, 'wallet.provePin', { pin: OTHER_PIN, amount: '1', currency: 'EUR' }).catch(() => undefined)

async function exporting(world: World) {
  const people = await secured(world)
  const started = await world.call(people.mei, 'wallet.startExport', { format: 'csv', language: 'en' })
  return { ...people, exportId: started.export.id }
}

type Own =
  | 'wallet.setPin'
  | 'wallet.changePin'
  | 'wallet.beginPinReset'
  | 'wallet.cancelPinReset'
  | 'wallet.finishPinReset'
  | 'wallet.provePin'
  | 'wallet.setPinFree'
  | 'wallet.startExport'
  | 'wallet.cancelExport'

const proving = { pin: PIN, amount: '5000', currency: 'EUR' }

export const walletScenarios: Pick<CommandTable, Own> = {
  'wallet.setPin': {
    async 'the first one'(world) {
      const mei = await world.person('Mei')
      const meiElsewhere = await world.anotherDevice(mei)
      return { by: mei, input: { pin: PIN }, concerned: [mei, meiElsewhere] }
    },
  },
  'wallet.changePin': {
    async 'to another'(world) {
      const { mei, all } = await secured(world)
      return { by: mei, input: { current: PIN, next: OTHER_PIN }, concerned: all }
    },
    async 'while it is being reset elsewhere'(world) {
      const { mei, all } = await resetting(world)
      return { by: mei, input: { current: PIN, next: OTHER_PIN }, concerned: all }
    },
  },
  'wallet.beginPinReset': {
    async 'on a device that has just signed in'(world) {
      const { meiElsewhere, all } = await secured(world)
      return { by: meiElsewhere, input: {}, concerned: all }
    },
    async 'after wrong tries locked it'(world) {
      const { mei, omar, meiElsewhere } = await locked(world)
      const anew = await world.anotherDevice(mei)
      return { by: anew, input: {}, concerned: [mei, meiElsewhere, anew, omar] }
    },
  },
  'wallet.cancelPinReset': {
    async 'from another device'(world) {
      const { mei, all } = await resetting(world)
      return { by: mei, input: {}, concerned: all }
    },
  },
  'wallet.finishPinReset': {
    async 'a day later'(world) {
      const { meiElsewhere, all } = await resetting(world)
      world.clock.advance(DAY_MS)
      return { by: meiElsewhere, input: { pin: OTHER_PIN }, concerned: all }
    },
  },
  'wallet.provePin': {
    async 'for a payment'(world) {
      const { mei, all } = await secured(world)
      return { by: mei, input: proving, concerned: all }
    },
    async 'while it is being reset elsewhere'(world) {
      const { mei, all } = await resetting(world)
      return { by: mei, input: proving, concerned: all }
    },
    async 'after wrong tries locked it'(world) {
      const { mei, all } = await locked(world)
      return { by: mei, input: proving, concerned: all }
    },
  },
  'wallet.setPinFree': {
    async lower(world) {
      const { mei, all } = await secured(world)
      return { by: mei, input: { amount: '0', currency: 'EUR' }, concerned: all }
    },
    async 'higher, by the PIN'(world) {
      const { mei, all } = await secured(world)
      const pinProof = await world.provePin(mei, '300.00', 'CNY')
      return { by: mei, input: { amount: '30000', currency: 'CNY', pinProof }, concerned: all }
    },
  },
  'wallet.startExport': {
    async 'of everything'(world) {
      const { mei, all } = await secured(world)
      return { by: mei, input: { format: 'csv', language: 'de' }, concerned: all }
    },
    async 'of a part, as PDF'(world) {
      const { mei, all } = await secured(world)
      const input = { format: 'pdf' as const, language: 'ar' as const, search: 'tea', currency: 'EUR' }
      return { by: mei, input, concerned: all }
    },
  },
  'wallet.cancelExport': {
    async 'that waits'(world) {
      const { mei, exportId, all } = await exporting(world)
      return { by: mei, input: { exportId }, concerned: all }
    },
    async 'that is ready'(world) {
      const { mei, exportId, all } = await exporting(world)
      await world.runJobs()
      return { by: mei, input: { exportId }, concerned: all }
    },
  },
}

type OwnRead = 'wallet.getWallet' | 'wallet.listEntries' | 'wallet.getEntry' | 'wallet.getMonth' | 'wallet.getExport'

export const walletReads: { [Name in OwnRead]: (situation: Situation) => Input<Name> } = {
  'wallet.getWallet': () => ({}),
  'wallet.listEntries': ({ omar }) => ({
    search: 'tea 100%',
    kinds: ['payment', 'transfer'],
    direction: 'in',
    memberId: omar.id,
    currency: 'EUR',
    from: '2026-01-01T00:00:00.000Z',
    before: '2027-01-01T00:00:00.000Z',
  }),
  'wallet.getEntry': ({ paying }) => ({ entryId: paying.paymentId }),
  'wallet.getMonth': () => ({ month: '2026-03', currency: 'EUR' }),
  'wallet.getExport': ({ walletExportId }) => ({ exportId: walletExportId }),
}

const own = { at: 'one’s own', input: () => ({}), out: 'nothing' } as const
const theirExport = { at: 'their export', out: 'wallet.exportNotFound' } as const
const exportIdOf = ({ walletExportId }: Situation) => ({ exportId: walletExportId })

export const walletAims: Pick<StrangerTable, Own | OwnRead | 'wallet.fetchExport'> = {
  'wallet.getWallet': [own],
  'wallet.listEntries': [
    own,
    { at: 'what they moved', input: ({ mei }) => ({ memberId: mei.id }), out: 'nothing' },
    { at: 'what they wrote', input: (_situation, { victim }) => ({ search: victim.handle }), out: 'nothing' },
  ],
  'wallet.getEntry': [
    { at: 'their payment', input: ({ paying }) => ({ entryId: paying.paymentId }), out: 'wallet.entryNotFound' },
    { at: 'their transfer', input: ({ money }) => ({ entryId: money.transferId }), out: 'wallet.entryNotFound' },
  ],
  'wallet.getMonth': [{ ...own, input: () => ({ month: '2026-03', currency: 'EUR' }) }],
  'wallet.setPin': [{ ...own, input: () => ({ pin: PIN }) }],
  'wallet.changePin': [
    { at: 'with their PIN', input: () => ({ current: PIN, next: OTHER_PIN }), out: 'wallet.pinNotSet' },
  ],
  'wallet.beginPinReset': [{ ...own, out: 'wallet.pinNotSet' }],
  'wallet.cancelPinReset': [{ ...own, at: 'the one that they began', out: 'wallet.pinResetNotBegun' }],
  'wallet.finishPinReset': [
    { at: 'the one that they began', input: () => ({ pin: OTHER_PIN }), out: 'wallet.pinResetNotBegun' },
  ],
  'wallet.provePin': [{ at: 'with their PIN', input: () => proving, out: 'wallet.pinNotSet' }],
  'wallet.setPinFree': [
    { ...own, input: () => ({ amount: '100', currency: 'EUR' }) },
    {
      at: 'with what they proved',
      input: ({ pinProof }) => ({ amount: '5000', currency: 'EUR', pinProof }),
      out: 'wallet.pinNotSet',
    },
  ],
  'wallet.startExport': [{ ...own, input: () => ({ format: 'csv', language: 'en' }) }],
  'wallet.getExport': [{ ...theirExport, input: exportIdOf }],
  'wallet.cancelExport': [{ ...theirExport, input: exportIdOf }],
  'wallet.fetchExport': [{ ...theirExport, input: exportIdOf }],
}

/** Of Mei: an export that is ready, a PIN that is being reset, and what she proved by it. */
export async function layWallet(world: World, mei: Person): Promise<Pick<Situation, 'walletExportId' | 'pinProof'>> {
  const started = await world.call(mei, 'wallet.startExport', { format: 'csv', language: 'en' })
  await world.runJobs()
  const pinProof = await world.provePin(mei, '50.00')
  await world.call(mei, 'wallet.beginPinReset', {})
  return { walletExportId: started.export.id, pinProof }
}
