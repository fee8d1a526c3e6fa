import { createAuthenticator } from '@sampan/testkit/simulators/authenticator.ts'
import { createWorld, PASSWORD, type Person, type World } from '@sampan/testkit/world/world.ts'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const NEXT_PASSWORD = 'another boat on the river'
const device = { deviceName: 'Phone', session: 'token' as const }
const proof = { password: PASSWORD }
const refusedAs = (code: string) => expect.objectContaining({ code })

const makeCodes = async (who: Person): Promise<readonly [string, string, ...string[]]> => {
  const [first = '', second = '', ...rest] = (await world.call(who, 'accounts.makeRecoveryCodes', { proof })).codes
  return [first, second, ...rest]
}
const recover = (handle: string, recoveryCode: string, extra: { code?: string; endOthers?: boolean } = {}) =>
  world.call(null, 'accounts.recover', {
    ...{ handle, recoveryCode, newPassword: NEXT_PASSWORD, endOthers: false },
    ...extra,
    ...device,
  })
const signIn = (handle: string, code?: string, password = PASSWORD) =>
  world.call(null, 'accounts.signIn', { handle, password, ...(code === undefined ? {} : { code }), ...device })
const appOf = (secret: string) => (stepsLater: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: world.clock.now().getTime() + stepsLater * 30_000,
  })

async function listen(who: Person) {
  const { logSeq } = await world.call(who, 'sync.catchUp', { logSeq: null })
  return async () => (await world.call(who, 'sync.catchUp', { logSeq })).entries
}

async function withTwoSteps(name = 'Mei') {
  const mei = await world.person(name)
  const { secret, uri } = await world.call(mei, 'accounts.beginTwoStep', proof)
  const app = appOf(secret)
  await world.call(mei, 'accounts.confirmTwoStep', { code: app(0) })
  return { mei, secret, uri, app }
}

describe('recovery codes', () => {
  test('are ten, of 80 bits each, and nowhere in the database', async () => {
    const mei = await world.person('Mei')
    const { codes, self } = await world.call(mei, 'accounts.makeRecoveryCodes', { proof })
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(self.recoveryCodes).toEqual({ left: 10, madeAt: world.clock.now().toISOString(), usedAt: null })
    const dump = await world.pool.query(`SELECT string_agg(to_jsonb(c)::text, '') AS text FROM recovery_codes c`)
    for (const code of codes) {
      expect(dump.rows[0].text).not.toContain(code)
      expect(dump.rows[0].text).not.toContain(code.replaceAll('-', ''))
    }
  })

  test('let in once each, however they are typed, with a new password, and tell other devices', async () => {
    const mei = await world.person('Mei')
    const [code] = await makeCodes(mei)
    const told = await listen(mei)
    const typed = ` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ')} `
    const { self } = await recover(mei.handle, typed)
    expect(self.member.id).toBe(mei.id)
    expect(self.recoveryCodes).toMatchObject({ left: 9, usedAt: world.clock.now().toISOString() })
    expect((await told()).map(({ name }) => name)).toEqual(['accounts.selfChanged', 'accounts.deviceAdded'])
    await signIn(mei.handle, undefined, NEXT_PASSWORD)
    await expect(signIn(mei.handle)).rejects.toEqual(refusedAs('auth.failed'))
    await expect(recover(mei.handle, code)).rejects.toEqual(refusedAs('auth.recoveryFailed'))
  })

  test('serve one of two who come with the same at the same moment', async () => {
    const mei = await world.person('Mei')
    const [code] = await makeCodes(mei)
    const tries = await Promise.allSettled([1, 2, 3].map(() => recover(mei.handle, code)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('can end all other devices', async () => {
    const mei = await world.person('Mei')
    const [code] = await makeCodes(mei)
    const { deviceId } = await recover(mei.handle, code, { endOthers: true })
    const left = await world.pool.query('SELECT id FROM devices WHERE member_id = $1 AND ended_at IS NULL', [mei.id])
    expect(left.rows).toEqual([{ id: deviceId }])
  })

  test('are their owner’s alone, and end with new ones', async () => {
    const [mei, omar] = await world.people(2)
    const [code] = await makeCodes(mei)
    await makeCodes(omar)
    await expect(recover(omar.handle, code)).rejects.toEqual(refusedAs('auth.recoveryFailed'))
    await expect(recover('nobody_here', code)).rejects.toEqual(refusedAs('auth.recoveryFailed'))
    await makeCodes(mei)
    await expect(recover(mei.handle, code)).rejects.toEqual(refusedAs('auth.recoveryFailed'))
  })

  test('are made by whoever has the password or a passkey of the account', async () => {
    const [mei, omar] = await world.people(2)
    const authenticator = createAuthenticator(world.config.origin)
    const added = await world.call(mei, 'accounts.beginPasskeyAdd', {})
    const credential = authenticator.create(added.options)
    await world.call(mei, 'accounts.finishPasskeyAdd', { ceremonyId: added.ceremonyId, credential, name: 'Key' })
    const make = async (who: Person) => {
      const { ceremonyId, options } = await world.call(who, 'accounts.beginProof', {})
      const passkeyProof = { ceremonyId, credential: authenticator.get(options) }
      return world.call(who, 'accounts.makeRecoveryCodes', { proof: passkeyProof })
    }
    expect((await make(mei)).codes).toHaveLength(10)
    await expect(make(omar)).rejects.toEqual(refusedAs('accounts.passkeyRefused'))
    const wrong = world.call(mei, 'accounts.makeRecoveryCodes', { proof: { password: NEXT_PASSWORD } })
    await expect(wrong).rejects.toEqual(refusedAs('accounts.passwordWrong'))
  })
})

describe('two-step sign-in', () => {
  test('is set up with a secret that the database holds sealed', async () => {
    const { mei, secret, uri } = await withTwoSteps()
    expect(uri).toBe(
      `otpauth://totp/Sampan:${mei.handle}?issuer=Sampan&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
    )
    const { rows } = await world.pool.query('SELECT sealed FROM two_step_secrets WHERE member_id = $1', [mei.id])
    expect(rows[0].sealed.includes(Buffer.from(Secret.fromBase32(secret).bytes))).toBe(false)
    expect((await world.call(mei, 'accounts.getSelf', {})).twoStepSince).toBe(world.clock.now().toISOString())
  })

  test('asks for a code after the password, and not before', async () => {
    const { mei, app } = await withTwoSteps()
    await expect(signIn(mei.handle)).rejects.toEqual(refusedAs('auth.codeRequired'))
    await expect(signIn(mei.handle, app(1), 'wrong')).rejects.toEqual(refusedAs('auth.failed'))
    await signIn(mei.handle, app(1))
  })

  test('takes no code twice, nor one of an earlier step, nor one too early or too late', async () => {
    const { mei, app } = await withTwoSteps()
    await expect(signIn(mei.handle, app(0))).rejects.toEqual(refusedAs('auth.codeWrong'))
    await expect(signIn(mei.handle, app(2))).rejects.toEqual(refusedAs('auth.codeWrong'))
    const code = app(1)
    const tries = await Promise.allSettled([1, 2, 3].map(() => signIn(mei.handle, code)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    world.clock.advance(5 * MINUTE_MS)
    await expect(signIn(mei.handle, app(-2))).rejects.toEqual(refusedAs('auth.codeWrong'))
    await signIn(mei.handle, app(-1))
    await expect(signIn(mei.handle, app(-1))).rejects.toEqual(refusedAs('auth.codeWrong'))
    await signIn(mei.handle, app(0))
  })

  test('locks after five wrong codes, also when they come at once, but not for recovery codes', async () => {
    const { mei, app } = await withTwoSteps()
    const [code] = await makeCodes(mei)
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => signIn(mei.handle, app(9))))
    const locked = tries.filter((each) => each.status === 'rejected' && each.reason.code === 'auth.codeLocked')
    expect(locked).toHaveLength(4)
    await expect(signIn(mei.handle, app(1))).rejects.toEqual(refusedAs('auth.codeLocked'))
    await signIn(mei.handle, code)
    world.clock.advance(MINUTE_MS + 1)
    await signIn(mei.handle, app(0))
  })

  test('takes a recovery code as the second step, once', async () => {
    const { mei } = await withTwoSteps()
    const [code] = await makeCodes(mei)
    expect((await signIn(mei.handle, code)).self.recoveryCodes?.left).toBe(9)
    await expect(signIn(mei.handle, code)).rejects.toEqual(refusedAs('auth.codeWrong'))
  })

  test('is asked of those who lost their password too: one code is not enough', async () => {
    const { mei, app } = await withTwoSteps()
    const [first, second] = await makeCodes(mei)
    await expect(recover(mei.handle, first)).rejects.toEqual(refusedAs('auth.codeRequired'))
    await expect(recover(mei.handle, first, { code: first })).rejects.toEqual(refusedAs('auth.codeWrong'))
    expect((await recover(mei.handle, first, { code: second })).self.recoveryCodes?.left).toBe(8)
    const [third] = (await world.call(mei, 'accounts.makeRecoveryCodes', { proof: { password: NEXT_PASSWORD } })).codes
    await recover(mei.handle, third ?? '', { code: app(1) })
  })

  test('does not stand before a passkey, and leaves devices signed in', async () => {
    const { mei } = await withTwoSteps()
    const authenticator = createAuthenticator(world.config.origin)
    const added = await world.call(mei, 'accounts.beginPasskeyAdd', {})
    const credential = authenticator.create(added.options)
    await world.call(mei, 'accounts.finishPasskeyAdd', { ceremonyId: added.ceremonyId, credential, name: 'Key' })
    const { ceremonyId, options } = await world.call(null, 'accounts.beginPasskeySignIn', {})
    const answer = { ceremonyId, credential: authenticator.get(options), ...device }
    expect((await world.call(null, 'accounts.finishPasskeySignIn', answer)).self.member.id).toBe(mei.id)
  })

  test('is switched off with the password and a code', async () => {
    const { mei, app } = await withTwoSteps()
    const end = (password: string, code: string) => world.call(mei, 'accounts.endTwoStep', { password, code })
    await expect(end('wrong', app(1))).rejects.toEqual(refusedAs('accounts.passwordWrong'))
    await expect(end(PASSWORD, app(7))).rejects.toEqual(refusedAs('auth.codeWrong'))
    expect((await end(PASSWORD, app(1))).twoStepSince).toBeNull()
    await signIn(mei.handle)
    const { rows } = await world.pool.query('SELECT 1 FROM two_step_secrets WHERE member_id = $1', [mei.id])
    expect(rows).toEqual([])
  })

  test('is not on before it was confirmed, and not begun again while it is on', async () => {
    const mei = await world.person('Mei')
    await world.call(mei, 'accounts.beginTwoStep', proof)
    await signIn(mei.handle)
    const guess = () => world.call(mei, 'accounts.confirmTwoStep', { code: '000000' })
    await expect(guess()).rejects.toEqual(refusedAs('auth.codeWrong'))
    const { mei: other } = await withTwoSteps('Other')
    const again = world.call(other, 'accounts.beginTwoStep', proof)
    await expect(again).rejects.toEqual(refusedAs('accounts.twoStepOn'))
  })
})

describe('a handle', () => {
  const change = (who: Person, handle: string) => world.call(who, 'accounts.changeHandle', { handle })
  const find = async (who: Person, handle: string) =>
    (await world.call(who, 'contacts.findByHandle', { handle })).relation.member.id

  test('can be changed once in 30 days, and contacts follow', async () => {
    const [mei, omar] = await world.people(2)
    await world.befriend(mei, omar)
    const told = await listen(omar)
    expect((await change(mei, 'mei_two')).member.handle).toBe('mei_two')
    await world.runJobs()
    const memberChanged = (await told()).find(({ name }) => name === 'accounts.memberChanged')
    expect(memberChanged?.body).toMatchObject({ member: { id: mei.id, handle: 'mei_two' } })
    await expect(change(mei, 'mei_three')).rejects.toEqual(refusedAs('accounts.handleTooSoon'))
    expect(await change(mei, 'mei_two')).toMatchObject({ member: { handle: 'mei_two' } })
    world.clock.advance(30 * DAY_MS)
    await change(mei, 'mei_three')
  })

  test('is kept from others for 30 days, and finds its owner meanwhile', async () => {
    const [mei, omar] = await world.people(2)
    await change(mei, 'mei_elsewhere')
    expect(await find(omar, mei.handle)).toBe(mei.id)
    await expect(change(omar, mei.handle)).rejects.toEqual(refusedAs('accounts.handleTaken'))
    const newcomer = { handle: mei.handle, name: 'New', password: PASSWORD, language: 'en' as const, ...device }
    await expect(world.call(null, 'accounts.signUp', newcomer)).rejects.toEqual(refusedAs('accounts.handleTaken'))
    world.clock.advance(30 * DAY_MS)
    await expect(find(omar, mei.handle)).rejects.toEqual(refusedAs('member.notFound'))
    await change(omar, mei.handle)
    expect(await find(mei, mei.handle)).toBe(omar.id)
  })

  test('goes to one of those who want it at the same moment', async () => {
    const people = await world.people(3)
    const tries = await Promise.allSettled(people.map((who) => change(who, 'wanted')))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const reserved = change(people[0], 'deleted_someone')
    await expect(reserved).rejects.toMatchObject({ code: expect.stringMatching(/handleTaken|handleTooSoon/) })
  })
})
