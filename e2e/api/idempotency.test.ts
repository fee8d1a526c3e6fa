/** A command with a key is done once: whoever repeats it gets the stored answer, also while the first is still under way. */
import { methods } from '@sampan/contract'
import { Refusal } from '@sampan/server/kernel/errors.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { layProgram } from '@sampan/testkit/world/miniPrograms.ts'
import { createWorld, newKey, PASSWORD, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Act, type CommandName, commandTable, demoHandles } from './commandTable.ts'
import { holdAfresh } from './devices.ts'

let world: World

beforeAll(async () => {
  world = await createWorld({ demoHandles })
})
afterAll(() => world.close())

/** These keep their own idempotency; what a repeat does stands below, one by one. */
const lanes = [
  'chat.sendMessage',
  'accounts.changePassword',
  'accounts.makeRecoveryCodes',
  'accounts.deleteAccount',
  'accounts.beginTwoStep',
  'accounts.confirmTwoStep',
  'accounts.endTwoStep',
  'files.finishUpload',
  'funding.finishLink',
  'links.preview',
  'miniPrograms.createLoginCode',
  'translation.translate',
  'funding.linkSource',
  'payments.pay',
  'phones.beginProof',
  'phones.confirmProof',
  'payments.charge',
  'payments.issueCodes',
  'redPackets.claim',
  'wallet.setPin',
  'wallet.changePin',
  'wallet.finishPinReset',
  'wallet.provePin',
]
const keyed = methods.filter(
  ({ name, kind, caller }) => kind === 'command' && caller === 'member' && !lanes.includes(name),
)
const firstScenarioOf = (name: string): ((world: World) => Promise<Act<CommandName>>) => {
  const row: Record<string, unknown> = Reflect.get(commandTable, name)
  const [scenario] = Object.values(row)
  if (typeof scenario !== 'function') throw new Error(`${name} has no scenario`)
  return (where) => scenario(where)
}

const stateOf = (people: readonly Person[]) => Promise.all(people.map((person) => holdAfresh(world, person)))
const codeOf = (reason: unknown) => (reason instanceof Refusal ? reason.code : reason)

describe.each(keyed.map(({ name, events }) => [name, events.length] as const))('%s', (name, eventsMost) => {
  it('is done once, however often it is repeated, at the same time and later', async () => {
    const { by, input, concerned } = await firstScenarioOf(name)(world)
    const key = newKey()
    const before = await stateOf(concerned)
    const answers = await Promise.all([1, 2, 3, 4].map(() => world.callRaw(by, name, input, { key })))
    expect(new Set(answers.map((answer) => JSON.stringify(sorted(answer)))).size).toBe(1)
    const after = await stateOf(concerned)
    // Done once, each device is told each thing once.
    for (const [index, { logSeq }] of after.entries())
      expect(logSeq - (before[index]?.logSeq ?? 0)).toBeLessThanOrEqual(eventsMost)

    const ringsBefore = world.rings.length
    expect(await world.callRaw(by, name, input, { key })).toEqual(answers[0])
    // The same key for another act is a mistake of the caller's.
    const other = world.callRaw(by, 'accounts.updateProfile', { about: 'Somebody else' }, { key })
    expect(await other.catch(codeOf)).toBe('request.conflict')
    expect(world.rings.slice(ringsBefore)).toEqual([])
    expect(await stateOf(concerned)).toEqual(after)
  })
})

/** The store keeps the fields of an object in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, sorted(field)]),
  )
}

describe('keys', () => {
  it('belong to a member: the same key of another is another', async () => {
    const [mei, omar] = [await world.person(), await world.person()]
    const key = newKey()
    await world.call(mei, 'accounts.updateProfile', { about: 'Mei' }, { key })
    const { member } = await world.call(omar, 'accounts.updateProfile', { about: 'Omar' }, { key })
    expect(member.about).toBe('Omar')
  })

  it('of a refused command are free again', async () => {
    const { mei, group, rosa } = await groupAndGuest()
    const input = { conversationId: group, memberIds: [rosa.id] }
    const key = newKey()
    const refused = world.call(mei, 'chat.inviteMembers', input, { key })
    expect(await refused.catch(codeOf)).toBe('contacts.notContact')
    await world.befriend(mei, rosa)
    await world.call(mei, 'chat.inviteMembers', input, { key })
    await world.call(rosa, 'chat.getConversation', { conversationId: group })
  })

  it('compare what was meant, not how it was written', async () => {
    const mei = await world.person()
    const key = newKey()
    await world.callRaw(mei, 'accounts.updateProfile', { name: 'Mei', about: 'x' }, { key })
    await world.callRaw(mei, 'accounts.updateProfile', { about: 'x', name: 'Mei' }, { key })
    const other = world.callRaw(mei, 'accounts.updateProfile', { about: 'x', name: 'Mei ' }, { key })
    expect(await other.catch(codeOf)).toBe('request.conflict')
  })

  it('serve for a day', async () => {
    const mei = await world.person()
    const key = newKey()
    const first = await world.call(mei, 'accounts.renewContactCode', {}, { key })
    world.clock.advance(23 * 3_600_000)
    await sweep()
    expect(await world.call(mei, 'accounts.renewContactCode', {}, { key })).toEqual(first)
    world.clock.advance(2 * 3_600_000)
    await sweep()
    expect(await world.call(mei, 'accounts.renewContactCode', {}, { key })).not.toEqual(first)
  })

  it('must be UUIDs', async () => {
    const mei = await world.person()
    for (const key of ['', 'once', `${newKey()}0`, "'; DROP TABLE members; --"])
      expect(await world.call(mei, 'accounts.renewContactCode', {}, { key }).catch(codeOf)).toBe('request.invalid')
  })

  const sweep = () => world.platform.jobHandlers.sweep({})
  async function groupAndGuest() {
    const [mei, omar, rosa] = [await world.person(), await world.person(), await world.person()]
    return { mei, rosa, group: await world.group([mei, omar]) }
  }
})

describe('what keeps its own idempotency', () => {
  it('chat.sendMessage: the message’s id is its key', async () => {
    const [mei, omar] = [await world.person(), await world.person()]
    const conversationId = await world.befriend(mei, omar)
    const input = { conversationId, messageId: newUuid(), body: { kind: 'text' as const, text: 'Once' } }
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.call(mei, 'chat.sendMessage', input)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const { messages } = await world.call(omar, 'chat.fetchMessages', { conversationId })
    expect(messages.filter(({ id }) => id === input.messageId)).toHaveLength(1)
    const others = [
      { ...input, body: { kind: 'text' as const, text: 'Twice' } },
      { ...input, replyToSeq: 1 },
      { ...input, forwarded: true },
    ]
    for (const other of others)
      expect(await world.call(mei, 'chat.sendMessage', other).catch(codeOf)).toBe('request.conflict')
    // Recalled, it stays what was sent.
    await world.call(mei, 'chat.recallMessage', { conversationId, seq: answers[0]?.seq ?? 0 })
    expect(await world.call(mei, 'chat.sendMessage', input)).toEqual(answers[0])
  })

  it('chat.sendMessage: the same id in another conversation is another message', async () => {
    const [mei, omar, lena] = [await world.person(), await world.person(), await world.person()]
    const [one, two] = [await world.befriend(mei, omar), await world.befriend(mei, lena)]
    const input = { messageId: newUuid(), body: { kind: 'text' as const, text: 'Once' } }
    await world.call(mei, 'chat.sendMessage', { conversationId: one, ...input })
    await world.call(mei, 'chat.sendMessage', { conversationId: two, ...input })
    for (const [who, conversationId] of [
      [omar, one],
      [lena, two],
    ] as const) {
      const { messages } = await world.call(who, 'chat.fetchMessages', { conversationId })
      expect(messages.filter(({ id }) => id === input.messageId)).toHaveLength(1)
    }
  })

  it('redPackets.claim: whoever took a share is told of it again', async () => {
    const { by, input, concerned } = await firstScenarioOf('redPackets.claim')(world)
    const claims = Array.from({ length: 8 }, () => world.callRaw(by, 'redPackets.claim', input))
    expect(new Set((await Promise.all(claims)).map((answer) => JSON.stringify(answer))).size).toBe(1)
    const [after, ringsBefore] = [await stateOf(concerned), world.rings.length]
    await world.callRaw(by, 'redPackets.claim', input)
    expect(world.rings.slice(ringsBefore)).toEqual([])
    expect(await stateOf(concerned)).toEqual(after)
  })

  it('accounts.changePassword: done already is done', async () => {
    const mei = await world.person()
    const input = { current: PASSWORD, next: 'another boat on the river' }
    await world.call(mei, 'accounts.changePassword', input)
    await world.call(mei, 'accounts.changePassword', input)
    const wrong = world.call(mei, 'accounts.changePassword', { ...input, next: 'a third boat on the river' })
    expect(await wrong.catch(codeOf)).toBe('accounts.passwordWrong')
  })

  it('accounts.signUp: a repeat meets the handle that is taken', async () => {
    const input = {
      handle: 'twice_at_once',
      name: 'Mei',
      password: PASSWORD,
      language: 'en' as const,
      deviceName: 'Device',
      session: 'token' as const,
    }
    const tries = await Promise.all([1, 2, 3].map(() => world.call(null, 'accounts.signUp', input).catch(codeOf)))
    expect(tries.filter((outcome) => outcome === 'accounts.handleTaken')).toHaveLength(2)
  })
})

it('gives a mini program another code each time: nothing is kept by which the first could be told again', async () => {
  const mei = await world.person('Mei')
  const programId = await layProgram(world)
  const key = newKey()
  const ask = () => world.call(mei, 'miniPrograms.createLoginCode', { programId }, { key })
  const [first, second] = [await ask(), await ask()]
  expect(first.code).not.toBe(second.code)
  const { rows } = await world.pool.query(
    'SELECT count(*)::int AS count FROM mini_program_login_codes WHERE member_id = $1',
    [mei.id],
  )
  expect(rows).toEqual([{ count: 2 }])
})
