/** Ways in and changes of the account, in the tables of `e2e/api`. */
import type { Input } from '@sampan/contract'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { PASSWORD, type Person, type World } from '@sampan/testkit/world/world.ts'
import { Secret, TOTP } from 'otpauth'
import type { Act, CommandTable } from '../commandTable.ts'
import type { Situation } from '../situation.ts'
import type { StrangerTable } from '../strangerTable.ts'

const NEXT_PASSWORD = 'another boat on the river'
const device = { deviceName: 'New device', session: 'token' as const }
const proof = { password: PASSWORD }

/** Someone on two devices, and a friend. */
async function known(world: World) {
  const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
  await world.befriend(mei, omar)
  const meiElsewhere = await world.anotherDevice(mei)
  return { mei, omar, meiElsewhere, all: [mei, meiElsewhere, omar] }
}

async function withCodes(world: World) {
  const people = await known(world)
  const { codes } = await world.call(people.mei, 'accounts.makeRecoveryCodes', { proof })
  return { ...people, codes }
}

/** What an authenticator app shows at the world's time; `stepsLater` for the code after. */
export function codeOf(world: World, secret: string, stepsLater = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: world.clock.now().getTime() + stepsLater * 30_000,
  })
}

/** For `accounts.signIn`, whose row stands elsewhere. */
export async function signInByRecoveryCode(world: World): Promise<Act<'accounts.signIn'>> {
  const { mei, codes, all } = await withCodes(world)
  await switchTwoStepOn(world, mei)
  const input = { handle: mei.handle, password: PASSWORD, code: codes[0] ?? '', ...device }
  return { by: null, input, concerned: all }
}

export async function switchTwoStepOn(world: World, who: Person): Promise<string> {
  const { secret } = await world.call(who, 'accounts.beginTwoStep', proof)
  await world.call(who, 'accounts.confirmTwoStep', { code: codeOf(world, secret) })
  return secret
}

/** Everything of someone as a file, ready. */
export async function layExport(world: World, who: Person): Promise<string> {
  const started = await world.call(who, 'accounts.startExport', { language: 'en', withFiles: true })
  await world.runJobs()
  return started.export.id
}

type Own =
  | 'accounts.beginProof'
  | 'accounts.makeRecoveryCodes'
  | 'accounts.recover'
  | 'accounts.beginTwoStep'
  | 'accounts.confirmTwoStep'
  | 'accounts.endTwoStep'
  | 'accounts.changeHandle'
  | 'accounts.startExport'
  | 'accounts.deleteAccount'
  | 'accounts.cancelExport'

export const accountScenarios: Pick<CommandTable, Own> = {
  'accounts.beginProof': {
    async 'by a passkey'(world) {
      const { mei, all } = await known(world)
      return { by: mei, input: {}, concerned: all }
    },
  },
  'accounts.makeRecoveryCodes': {
    async 'the first ones'(world) {
      const { mei, all } = await known(world)
      return { by: mei, input: { proof }, concerned: all }
    },
    async 'in place of others'(world) {
      const { mei, all } = await withCodes(world)
      return { by: mei, input: { proof }, concerned: all }
    },
  },
  'accounts.recover': {
    async 'beside other devices'(world) {
      const { mei, codes, all } = await withCodes(world)
      const input = { handle: mei.handle, recoveryCode: codes[0] ?? '', newPassword: NEXT_PASSWORD, endOthers: false }
      return { by: null, input: { ...input, ...device }, concerned: all }
    },
    async 'with another code as the second step, ending other devices'(world) {
      const { mei, omar, codes } = await withCodes(world)
      await switchTwoStepOn(world, mei)
      const input = { handle: mei.handle, recoveryCode: codes[0] ?? '', newPassword: NEXT_PASSWORD, endOthers: true }
      return { by: null, input: { ...input, code: codes[1] ?? '', ...device }, concerned: [mei, omar] }
    },
  },
  'accounts.beginTwoStep': {
    async 'with the password'(world) {
      const { mei, all } = await known(world)
      return { by: mei, input: proof, concerned: all }
    },
  },
  'accounts.confirmTwoStep': {
    async 'with a code'(world) {
      const { mei, all } = await known(world)
      const { secret } = await world.call(mei, 'accounts.beginTwoStep', proof)
      return { by: mei, input: { code: codeOf(world, secret) }, concerned: all }
    },
  },
  'accounts.endTwoStep': {
    async 'with the next code'(world) {
      const { mei, all } = await known(world)
      const secret = await switchTwoStepOn(world, mei)
      return { by: mei, input: { ...proof, code: codeOf(world, secret, 1) }, concerned: all }
    },
    async 'with a recovery code'(world) {
      const { mei, codes, all } = await withCodes(world)
      await switchTwoStepOn(world, mei)
      return { by: mei, input: { ...proof, code: codes[0] ?? '' }, concerned: all }
    },
  },
  'accounts.changeHandle': {
    async 'to a free one'(world) {
      const { mei, all } = await known(world)
      return { by: mei, input: { handle: `renamed_${newUuid().slice(-8)}` }, concerned: all }
    },
  },
  'accounts.startExport': {
    async 'of everything'(world) {
      const { mei, all } = await known(world)
      return { by: mei, input: { language: 'de', withFiles: true }, concerned: all }
    },
    async 'in place of one that is ready'(world) {
      const { mei, all } = await known(world)
      await layExport(world, mei)
      return { by: mei, input: { language: 'ar', withFiles: false }, concerned: all }
    },
  },
  'accounts.deleteAccount': {
    async 'with two devices'(world) {
      const { mei, omar } = await known(world)
      return { by: mei, input: { proof }, concerned: [mei, omar] }
    },
  },
  'accounts.cancelExport': {
    async 'that waits'(world) {
      const { mei, all } = await known(world)
      const started = await world.call(mei, 'accounts.startExport', { language: 'en', withFiles: false })
      return { by: mei, input: { exportId: started.export.id }, concerned: all }
    },
    async 'that is ready'(world) {
      const { mei, all } = await known(world)
      return { by: mei, input: { exportId: await layExport(world, mei) }, concerned: all }
    },
  },
}

export const accountReads: { [Name in 'accounts.getExport' | 'accounts.getDeletion']: () => Input<Name> } = {
  'accounts.getDeletion': () => ({}),
  'accounts.getExport': () => ({}),
}

const exportIdOf = ({ accountExportId }: Situation) => ({ exportId: accountExportId })
const notTheirs = { proof: { password: 'a boat on the sea' } }

export const accountAims: Pick<
  StrangerTable,
  Own | 'accounts.getExport' | 'accounts.fetchExport' | 'accounts.getDeletion'
> = {
  'accounts.startExport': [{ at: 'one’s own', input: () => ({ language: 'en', withFiles: true }), out: 'nothing' }],
  'accounts.getDeletion': [{ at: 'one’s own', input: () => ({}), out: 'nothing' }],
  'accounts.deleteAccount': [{ at: 'without the password', input: () => notTheirs, out: 'accounts.passwordWrong' }],
  'accounts.getExport': [{ at: 'one’s own', input: () => ({}), out: 'nothing' }],
  'accounts.cancelExport': [{ at: 'their export', input: exportIdOf, out: 'accounts.exportNotFound' }],
  'accounts.fetchExport': [{ at: 'their export', input: exportIdOf, out: 'accounts.exportNotFound' }],
  'accounts.beginProof': [{ at: 'one’s own', input: () => ({}), out: 'nothing' }],
  'accounts.makeRecoveryCodes': [
    { at: 'without the password', input: () => notTheirs, out: 'accounts.passwordWrong' },
    {
      at: 'with a ceremony of theirs',
      input: ({ ceremonyId }) => ({ proof: { ceremonyId, credential: {} } }),
      out: 'accounts.ceremonyExpired',
    },
  ],
  'accounts.recover': [
    {
      at: 'guessing a code',
      input: ({ mei }) => ({
        ...{ handle: mei.handle, recoveryCode: '0000-0000-0000-0000', newPassword: NEXT_PASSWORD, endOthers: true },
        ...device,
      }),
      out: 'auth.recoveryFailed',
      nobody: 'auth.recoveryFailed',
    },
  ],
  'accounts.beginTwoStep': [
    { at: 'without the password', input: () => notTheirs.proof, out: 'accounts.passwordWrong' },
  ],
  'accounts.confirmTwoStep': [
    { at: 'what they did not begin', input: () => ({ code: '123456' }), out: 'accounts.twoStepOff' },
  ],
  'accounts.endTwoStep': [
    {
      at: 'without the password',
      input: () => ({ ...notTheirs.proof, code: '123456' }),
      out: 'accounts.passwordWrong',
    },
  ],
  'accounts.changeHandle': [
    { at: 'taking their handle', input: ({ mei }) => ({ handle: mei.handle }), out: 'accounts.handleTaken' },
  ],
}
