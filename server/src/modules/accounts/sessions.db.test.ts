import { createWorld, PASSWORD, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuthenticator, touchDevice } from './index.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const refusedAs = (code: string) => expect.objectContaining({ code })

const signUp = (handle: string, name = 'Rosa') =>
  world.call(null, 'accounts.signUp', {
    handle,
    name,
    password: PASSWORD,
    language: 'it',
    deviceName: 'Laptop',
    session: 'token',
  })
const signIn = (handle: string, password = PASSWORD) =>
  world.call(null, 'accounts.signIn', { handle, password, deviceName: 'Phone', session: 'token' })
const whoIs = (token: string | null, now = world.clock.now()) =>
  createAuthenticator(world.platform.db, { now: () => now }, world.platform.bus)(token ?? '')
const devicesOf = async (who: Person) => (await world.call(who, 'accounts.listDevices', {})).devices
const wasRung = (deviceId: string) =>
  world.rings.some((ring) => ring.type === 'deviceEnded' && ring.deviceId === deviceId)

/** What a member's devices are told from now on. */
async function listen(who: Person) {
  const { logSeq } = await world.call(who, 'sync.catchUp', { logSeq: null })
  return async () => {
    const { entries } = await world.call(who, 'sync.catchUp', { logSeq })
    return entries.map(({ name, body }) => ({ name, body }))
  }
}

describe('accounts.signUp', () => {
  test('makes an account and signs its first device in', async () => {
    const { self, deviceId, token } = await signUp('rosa', '  Rosa Bianchi ')
    expect(self).toMatchObject({
      member: { handle: 'rosa', name: 'Rosa Bianchi', about: '', region: null, avatarFileId: null },
      language: 'it',
      hasPassword: true,
      createdAt: world.clock.now().toISOString(),
    })
    expect(self.contactCode).toMatch(/^[A-Za-z0-9_-]{16}$/)
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(await whoIs(token)).toEqual({ memberId: self.member.id, deviceId })
  })

  test('refuses a handle that is taken, also by two at the same moment', async () => {
    const outcomes = await Promise.allSettled(['pavel', 'pavel', 'pavel'].map((handle) => signUp(handle)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(signUp('pavel')).rejects.toEqual(refusedAs('accounts.handleTaken'))
  })

  test('is refused where the operator closed it', async () => {
    const closed = await createWorld({ settings: { SAMPAN_SIGN_UP: 'closed' } })
    try {
      await expect(closed.person()).rejects.toEqual(refusedAs('accounts.signUpClosed'))
      const begun = closed.call(null, 'accounts.beginPasskeySignUp', { handle: 'rosa', name: 'Rosa', language: 'it' })
      await expect(begun).rejects.toEqual(refusedAs('accounts.signUpClosed'))
      expect(await closed.call(null, 'accounts.describeServer', {})).toMatchObject({ signUpOpen: false })
    } finally {
      await closed.close()
    }
  })
})

describe('accounts.signIn', () => {
  test('signs another device in and tells the others', async () => {
    const mei = await world.person('Mei')
    const told = await listen(mei)
    const { self, deviceId, token } = await signIn(mei.handle)
    expect(self).toEqual(await world.call(mei, 'accounts.getSelf', {}))
    expect(await whoIs(token)).toEqual({ memberId: mei.id, deviceId })
    const device = expect.objectContaining({ id: deviceId, name: 'Phone', current: false })
    expect(await told()).toEqual([{ name: 'accounts.deviceAdded', body: { device } }])
  })

  test('says the same of a wrong password and of a handle that nobody has', async () => {
    const { handle } = await world.person()
    await expect(signIn(handle, `${PASSWORD} `)).rejects.toEqual(refusedAs('auth.failed'))
    await expect(signIn('nobody_here')).rejects.toEqual(refusedAs('auth.failed'))
  })

  test('leaves neither the token nor the password anywhere', async () => {
    const mei = await world.person()
    const input = { handle: mei.handle, password: PASSWORD, deviceName: 'Phone', session: 'token' as const }
    const key = '3f1b8a52-0c38-4f6e-9d0e-5a7c4d1f2b11'
    const { token } = await world.call(mei, 'accounts.signIn', input, { key })
    const stored = await world.pool.query(`
      SELECT count(*) FILTER (WHERE row::text LIKE '%${token}%') AS tokens,
        count(*) FILTER (WHERE row::text LIKE '%${key}%') AS keys
      FROM (SELECT to_jsonb(d) AS row FROM devices AS d UNION ALL SELECT to_jsonb(k) FROM idempotency_keys AS k) AS rows
    `)
    expect(stored.rows).toEqual([{ tokens: 0, keys: 0 }])
  })
})

describe('a session', () => {
  test.each(['', 'x', 'A'.repeat(43), `${'A'.repeat(42)}'`, 'é'.repeat(43)])('is not opened by %o', async (token) => {
    expect(await whoIs(token)).toBeNull()
  })

  test('ends by signing out', async () => {
    const mei = await world.person()
    const other = await world.anotherDevice(mei)
    const told = await listen(other)
    await world.call(mei, 'accounts.signOut', {})
    expect(await whoIs(mei.token)).toBeNull()
    expect(wasRung(mei.deviceId)).toBe(true)
    expect(await told()).toEqual([{ name: 'accounts.deviceEnded', body: { deviceId: mei.deviceId } }])
    expect(await whoIs(other.token)).not.toBeNull()
  })

  test('ends after a year without being seen', async () => {
    const mei = await world.person()
    const seenAt = world.clock.now()
    const after = (days: number) => new Date(seenAt.getTime() + days * DAY_MS)
    expect(await whoIs(mei.token, after(364))).not.toBeNull()
    expect(await whoIs(mei.token, after(365))).toBeNull()
  })

  test('is known among many that are looked up at once', async () => {
    const [mei, omar] = await world.people(2)
    const authenticator = createAuthenticator(world.platform.db, world.clock, world.platform.bus)
    const tokens = [mei.token, 'nonsense', omar.token, mei.token, mei.token.replace(/.$/, '_')]
    const callers = await Promise.all(tokens.map((token) => authenticator(token)))
    expect(callers.map((caller) => caller?.memberId ?? null)).toEqual([mei.id, null, omar.id, mei.id, null])
  })

  test('is known without a look until its end is heard', async () => {
    const mei = await world.person()
    const lost = await world.anotherDevice(mei)
    const authenticate = createAuthenticator(world.platform.db, world.clock, world.platform.bus)
    expect(await authenticate(lost.token)).toEqual({ memberId: mei.id, deviceId: lost.deviceId })
    await world.call(mei, 'accounts.endDevice', { deviceId: lost.deviceId })
    expect(await authenticate(lost.token)).toBeNull()
    expect(await authenticate(mei.token)).not.toBeNull()
  })

  test('is not kept where the device ended while it was looked up', async () => {
    const mei = await world.person()
    const lost = await world.anotherDevice(mei)
    const authenticate = createAuthenticator(world.platform.db, world.clock, world.platform.bus)
    await Promise.all([authenticate(lost.token), world.call(mei, 'accounts.endDevice', { deviceId: lost.deviceId })])
    expect(await authenticate(lost.token)).toBeNull()
  })

  test('is looked up again after ten seconds, whoever ended it', async () => {
    const mei = await world.person()
    const authenticate = createAuthenticator(world.platform.db, world.clock, world.platform.bus)
    await authenticate(mei.token)
    const end = world.platform.db.updateTable('devices').set({ ended_at: world.clock.now() })
    await end.where('id', '=', mei.deviceId).execute()
    expect(await authenticate(mei.token)).not.toBeNull()
    world.clock.advance(10_000)
    expect(await authenticate(mei.token)).toBeNull()
  })

  test('notes when the device was seen, at most every ten minutes', async () => {
    const mei = await world.person()
    const lastSeen = async () => (await devicesOf(mei))[0]?.lastSeenAt
    const atFirst = await lastSeen()
    world.clock.advance(10 * MINUTE_MS)
    await touchDevice(world.platform.db, mei.deviceId, world.clock.now())
    expect(await lastSeen()).toBe(atFirst)
    world.clock.advance(1)
    await touchDevice(world.platform.db, mei.deviceId, world.clock.now())
    expect(await lastSeen()).toBe(world.clock.now().toISOString())
  })
})

describe('accounts.endDevice', () => {
  test('signs the device out at once and tells the others', async () => {
    const mei = await world.person()
    world.clock.advance(MINUTE_MS)
    const lost = await world.anotherDevice(mei)
    expect((await devicesOf(mei)).map(({ id, current }) => [id, current])).toEqual([
      [lost.deviceId, false],
      [mei.deviceId, true],
    ])
    const told = await listen(mei)
    await world.call(mei, 'accounts.endDevice', { deviceId: lost.deviceId })
    expect(await whoIs(lost.token)).toBeNull()
    expect(wasRung(lost.deviceId)).toBe(true)
    expect((await devicesOf(mei)).map(({ id }) => id)).toEqual([mei.deviceId])
    expect(await told()).toEqual([{ name: 'accounts.deviceEnded', body: { deviceId: lost.deviceId } }])
  })

  test('does not find what has ended, nor the devices of others', async () => {
    const [mei, omar] = [await world.person(), await world.person()]
    const lost = await world.anotherDevice(mei)
    await world.call(mei, 'accounts.endDevice', { deviceId: lost.deviceId })
    for (const deviceId of [lost.deviceId, omar.deviceId]) {
      const refused = world.call(mei, 'accounts.endDevice', { deviceId })
      await expect(refused).rejects.toEqual(refusedAs('accounts.deviceNotFound'))
    }
    expect(await whoIs(omar.token)).not.toBeNull()
  })
})

describe('accounts.changePassword', () => {
  const next = 'a lamp in the window'

  test('ends every other device, and the old password', async () => {
    const mei = await world.person()
    const other = await world.anotherDevice(mei)
    const told = await listen(mei)
    await world.call(mei, 'accounts.changePassword', { current: PASSWORD, next })
    expect(await whoIs(other.token)).toBeNull()
    expect(await whoIs(mei.token)).not.toBeNull()
    expect(wasRung(other.deviceId)).toBe(true)
    expect((await told()).map(({ name }) => name)).toEqual(['accounts.deviceEnded', 'accounts.selfChanged'])
    await expect(signIn(mei.handle)).rejects.toEqual(refusedAs('auth.failed'))
    await expect(signIn(mei.handle, next)).resolves.toMatchObject({ self: { member: { id: mei.id } } })
  })

  test('may be repeated when the answer was lost', async () => {
    const mei = await world.person()
    const change = () => world.call(mei, 'accounts.changePassword', { current: PASSWORD, next })
    expect([await change(), await change()]).toEqual([{}, {}])
  })

  test.each([null, 'not the one'])('asks for the current password: %o', async (current) => {
    const mei = await world.person()
    const refused = world.call(mei, 'accounts.changePassword', { current, next })
    await expect(refused).rejects.toEqual(refusedAs('accounts.passwordWrong'))
    await expect(signIn(mei.handle)).resolves.toBeDefined()
  })

  test('of two at once, one prevails and the other device is out', async () => {
    const mei = await world.person()
    const other = await world.anotherDevice(mei)
    const outcomes = await Promise.allSettled([
      world.call(mei, 'accounts.changePassword', { current: PASSWORD, next: 'the first of two' }),
      world.call(other, 'accounts.changePassword', { current: PASSWORD, next: 'the second of two' }),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const sessions = [await whoIs(mei.token), await whoIs(other.token)]
    expect(sessions.filter((session) => session !== null)).toHaveLength(1)
  })
})
