/**
 * Every method, fuzzed from its own schema: nothing but declared errors comes out, never `server.failed`; what is
 * answered fits the output's schema; what does not fit the input's schema is refused before anything is done.
 *
 * The seed is fixed; `SEED=7 RUNS=20 npm test -- database e2e/api/fuzz` goes further.
 */
import { commonErrors, type Method, methods } from '@sampan/contract'
import { encodeCursor } from '@sampan/server/kernel/cursor.ts'
import { Refusal } from '@sampan/server/kernel/errors.ts'
import { fitting, nearMiss, type Pools } from '@sampan/testkit/arbitrary/fromSchema.ts'
import { runs } from '@sampan/testkit/arbitrary/settings.ts'
import { createAuthenticator } from '@sampan/testkit/simulators/authenticator.ts'
import { createWorld, PASSWORD, type Person, PIN, type World } from '@sampan/testkit/world/world.ts'
import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pictureBytes, voiceBytes } from './samples.ts'
import { prepareSituation, type Situation } from './situation.ts'

let world: World
let ben: Person

beforeAll(async () => {
  world = await createWorld()
  ben = await world.person('Ben')
})
afterAll(() => world.close())

/** What is really there, in a fixed order, so that a seed names the same things in each run. */
function poolsOf(situation: Situation): Pools {
  const { mei, omar, lena, group, direct, files, passkeyId, outsiders, seqs, walletExportId, pinProof } = situation
  const outside = Object.values(outsiders)
  const people = [mei, omar, lena, ...outside.map(({ person }) => person)]
  const memberIds = [...people.map(({ id }) => id), ben.id]
  const fileIds = Object.values(files)
  const conversationIds = [group, group, group, direct, ...outside.map(({ ownGroup }) => ownGroup)]
  const seqList = [1, 2, ...Object.values(seqs)]
  const fields = {
    conversationId: conversationIds,
    memberId: memberIds,
    memberIds,
    fileId: fileIds,
    avatarFileId: fileIds,
    seq: seqList,
    seqs: seqList,
    replyToSeq: seqList,
    deviceId: people.map(({ deviceId }) => deviceId),
    passkeyId: [passkeyId],
    ceremonyId: [ANY_CEREMONY],
    credential: credentials,
    cursor: cursorsAround(group),
    code: people.map(({ self }) => self.contactCode),
    tagId: [situation.tagId],
    tagIds: [situation.tagId],
    addIds: memberIds,
    removeIds: memberIds,
    numbers: [situation.phone, situation.hiddenPhone],
    pin: [PIN],
    next: [PIN],
    pinProof: [pinProof],
    exportId: [walletExportId],
    entryId: [situation.paying.paymentId, situation.money.transferId],
    currency: ['EUR', 'CNY', 'JPY'],
    month: ['2026-03', '2999-12', '2000-01'],
    password: [PASSWORD],
    current: [PASSWORD, PIN],
  }
  return { fields, strings: people.map(({ handle }) => handle) }
}

/** Stands for a ceremony that has just been begun for the method at hand: each serves only once. */
const ANY_CEREMONY = '0195f0a0-0000-4000-8000-00000000cafe'

const device = createAuthenticator('http://localhost:0')
const credentials = [device.create({ challenge: 'AAAA', user: { id: 'AAAA' } }), device.get({ challenge: 'AAAA' })]

/** Places in a list, real ones and such as only a forger would write. */
const cursorsAround = (id: string): string[] =>
  ['2026-03-01T09:00:00.000Z', '2026-13-45T25:61:61.999Z', '0000-00-00T00:00:00.000Z', '9999-12-31T23:59:59.999Z']
    .map((at) => encodeCursor([at, id]))
    .concat(encodeCursor([id]), encodeCursor([id, id, id]), 'bnVsbA', 'e30')

const uploads = fc.oneof(
  fc.constantFrom(pictureBytes, voiceBytes, Buffer.alloc(0)),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  // Real files with a few bytes turned, or cut short.
  fc
    .tuple(
      fc.constantFrom(pictureBytes, voiceBytes),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 }),
      fc.nat(),
    )
    .map(([whole, turned, end]) => {
      const bytes = Buffer.from(whole)
      for (const [place, byte] of turned) bytes[place % bytes.length] = byte
      return end % 3 === 0 ? bytes.subarray(0, end % bytes.length) : bytes
    }),
)

interface Attempt {
  input: unknown
  /** Which of the callers. */
  who: number
  key: string | undefined
  bytes: Buffer | undefined
}

/** Keys are few, so that some are used twice. */
const keys = fc.oneof(
  { arbitrary: fc.constant(undefined), weight: 8 },
  fc.constantFrom('0195f0a0-0000-4000-8000-000000000001', '0195f0a0-0000-4000-8000-000000000002', 'no key', ''),
)

const CALLERS = 8

/** Mostly those who may, now and then others, or nobody. */
const callersOf = ({ mei, omar, lena, outsiders }: Situation): readonly (Person | null)[] => [
  mei,
  mei,
  omar,
  lena,
  ben,
  outsiders.blocked.person,
  outsiders.former.person,
  null,
]

const attempts = (method: Method, inputs: fc.Arbitrary<unknown>): fc.Arbitrary<Attempt> =>
  fc.record({
    input: inputs,
    who: fc.nat({ max: CALLERS - 1 }),
    key: method.kind === 'command' ? keys : fc.constant(undefined),
    bytes: method.kind === 'upload' ? uploads : fc.constant(undefined),
  })

/** The input with a ceremony in it that was begun for just this. */
async function withCeremony(method: Method, caller: Person | null, input: unknown): Promise<unknown> {
  const isWanted =
    typeof input === 'object' && input !== null && 'ceremonyId' in input && input.ceremonyId === ANY_CEREMONY
  if (!isWanted) return input
  return { ...input, ceremonyId: (await begin()).ceremonyId }

  async function begin(): Promise<{ ceremonyId: string }> {
    switch (method.name) {
      case 'accounts.finishPasskeySignUp':
        return world.call(null, 'accounts.beginPasskeySignUp', { handle: 'passkey_fan', name: 'Fan', language: 'en' })
      case 'accounts.finishPasskeyAdd':
        return world.call(caller ?? ben, 'accounts.beginPasskeyAdd', {})
      default:
        return world.call(null, 'accounts.beginPasskeySignIn', {})
    }
  }
}

async function outcomeOf(method: Method, caller: Person | null, { input: drawn, key, bytes }: Attempt) {
  const input = await withCeremony(method, caller, drawn)
  try {
    const extra = { ...(key === undefined ? {} : { key }), ...(bytes === undefined ? {} : { bytes }) }
    return { output: await world.callRaw(caller, method.name, input, extra) }
  } catch (reason) {
    // Anything else than a refusal would come out of the dispatcher as a fault: that is the bug we look for.
    if (!(reason instanceof Refusal)) throw reason
    return { code: reason.code, text: `${reason.message} ${JSON.stringify(reason.details ?? null)}` }
  }
}

const TRACE = /\bat .+:\d+:\d+|node_modules|\/server\/src\/|SELECT |INSERT |relation "|syntax error/

describe.each(methods.map((method) => [method.name, method] as const))('%s', (_name, method) => {
  const isInput = Compile(method.input)
  const isOutput = Compile(method.output)
  const declared = new Set<string>([...commonErrors, ...method.errors])

  let situation: Situation
  beforeAll(async () => {
    situation = await prepareSituation(world, ben)
  })

  async function holds(attempt: Attempt): Promise<void> {
    const caller = callersOf(situation)[attempt.who] ?? null
    const { output, code, text } = await outcomeOf(method, caller, attempt)
    if (code === undefined) {
      expect(isInput.Check(attempt.input), 'an input that does not fit was taken').toBe(true)
      if (method.kind !== 'download' && !isOutput.Check(output))
        expect.fail(`the output does not fit: ${JSON.stringify(isOutput.Errors(output).slice(0, 3))}`)
      return
    }
    expect(declared, `${code} is not declared`).toContain(code)
    expect(['server.failed', 'server.busy']).not.toContain(code)
    expect(text).not.toMatch(TRACE)
    if (!isInput.Check(attempt.input)) expect(['request.invalid', 'auth.required']).toContain(code)
  }

  it('answers what fits with what is declared', async () => {
    const inputs = fitting(method.input, poolsOf(situation))
    await fc.assert(fc.asyncProperty(attempts(method, inputs), holds), runs(40))
  })

  it('refuses what nearly fits', async () => {
    const inputs = nearMiss(method.input, poolsOf(situation))
    await fc.assert(fc.asyncProperty(attempts(method, inputs), holds), runs(40))
  })
})

describe('found once, never again', () => {
  const forged = (at: string) => encodeCursor([at, '0195f0a0-0000-7000-8000-000000000001'])

  it.each([
    // method, input → what comes out
    ['chat.listConversations', { cursor: forged('2026-13-45T25:61:61.999Z') }, 'request.invalid'],
    ['chat.listConversations', { cursor: forged('2026-02-31T23:59:59.999Z') }, 'request.invalid'],
  ])('%s %j → %s', async (name, input, expected) => {
    const outcome = world.callRaw(ben, name, input).then(
      () => 'ok',
      (reason: unknown) => (reason instanceof Refusal ? reason.code : reason),
    )
    expect(await outcome).toBe(expected)
  })
})
