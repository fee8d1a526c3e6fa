import { newUuid } from '@sampan/server/kernel/ids.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Authenticator, createAuthenticator } from './authenticator.fixture.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const MINUTE_MS = 60_000
const device = { deviceName: 'Phone', session: 'token' } as const
const refusedAs = (code: string) => expect.objectContaining({ code })
const authenticator = (): Authenticator => createAuthenticator(world.config.origin)

let count = 0
const newHandle = (): string => {
  count += 1
  return `passkey_${count}`
}

const beginSignUp = (handle: string) =>
  world.call(null, 'accounts.beginPasskeySignUp', { handle, name: 'Layla', language: 'ar' })
const finishSignUp = (ceremonyId: string, credential: Record<string, unknown>) =>
  world.call(null, 'accounts.finishPasskeySignUp', { ceremonyId, credential, ...device })
const beginSignIn = () => world.call(null, 'accounts.beginPasskeySignIn', {})
const finishSignIn = (ceremonyId: string, credential: Record<string, unknown>) =>
  world.call(null, 'accounts.finishPasskeySignIn', { ceremonyId, credential, ...device })
const beginAdd = (who: Person) => world.call(who, 'accounts.beginPasskeyAdd', {})
const finishAdd = (who: Person, ceremonyId: string, credential: Record<string, unknown>) =>
  world.call(who, 'accounts.finishPasskeyAdd', { ceremonyId, credential, name: 'Key ring' })

async function signUp(key: Authenticator) {
  const { ceremonyId, options } = await beginSignUp(newHandle())
  return finishSignUp(ceremonyId, key.create(options))
}

async function addTo(who: Person, key: Authenticator) {
  const { ceremonyId, options } = await beginAdd(who)
  return finishAdd(who, ceremonyId, key.create(options))
}

async function signIn(key: Authenticator) {
  const { ceremonyId, options } = await beginSignIn()
  return finishSignIn(ceremonyId, key.get(options))
}

describe('signing up with a passkey', () => {
  test('makes an account without a password, and the passkey signs in to it', async () => {
    const key = authenticator()
    const handle = newHandle()
    const { ceremonyId, options } = await beginSignUp(handle)
    expect(options).toMatchObject({
      rp: { name: world.config.name, id: new URL(world.config.origin).hostname },
      user: { name: handle, displayName: 'Layla' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    })
    const made = await finishSignUp(ceremonyId, key.create(options))
    expect(made.self).toMatchObject({ member: { handle, name: 'Layla' }, language: 'ar', hasPassword: false })

    const again = await signIn(key)
    expect(again.self.member.id).toBe(made.self.member.id)
    expect(again.deviceId).not.toBe(made.deviceId)
  })

  test('refuses a handle that is taken, also when it was taken meanwhile', async () => {
    const taken = newHandle()
    const [first, second] = [await beginSignUp(taken), await beginSignUp(taken)]
    await finishSignUp(first.ceremonyId, authenticator().create(first.options))
    await expect(beginSignUp(taken)).rejects.toEqual(refusedAs('accounts.handleTaken'))
    const late = finishSignUp(second.ceremonyId, authenticator().create(second.options))
    await expect(late).rejects.toEqual(refusedAs('accounts.handleTaken'))
  })

  test('refuses an answer from another site', async () => {
    const elsewhere = createAuthenticator('https://sampan.example')
    await expect(signUp(elsewhere)).rejects.toEqual(refusedAs('accounts.passkeyRefused'))
  })

  test('refuses an answer to another question, and the ceremony is used up', async () => {
    const [asked, other] = [await beginSignUp(newHandle()), await beginSignUp(newHandle())]
    const wrong = finishSignUp(asked.ceremonyId, authenticator().create(other.options))
    await expect(wrong).rejects.toEqual(refusedAs('accounts.passkeyRefused'))
    const right = finishSignUp(asked.ceremonyId, authenticator().create(asked.options))
    await expect(right).rejects.toEqual(refusedAs('accounts.ceremonyExpired'))
  })

  test.each([{}, { id: 7 }, { id: 'a', rawId: 'a', type: 'public-key', response: {} }])(
    'refuses %o',
    async (answer) => {
      const { ceremonyId } = await beginSignUp(newHandle())
      await expect(finishSignUp(ceremonyId, answer)).rejects.toEqual(refusedAs('accounts.passkeyRefused'))
    },
  )
})

describe('a ceremony', () => {
  test('ends after five minutes', async () => {
    const { ceremonyId, options } = await beginSignUp(newHandle())
    world.clock.advance(5 * MINUTE_MS)
    const late = finishSignUp(ceremonyId, authenticator().create(options))
    await expect(late).rejects.toEqual(refusedAs('accounts.ceremonyExpired'))
  })

  test('serves once', async () => {
    const key = authenticator()
    await signUp(key)
    const { ceremonyId, options } = await beginSignIn()
    const answer = key.get(options)
    await finishSignIn(ceremonyId, answer)
    await expect(finishSignIn(ceremonyId, answer)).rejects.toEqual(refusedAs('accounts.ceremonyExpired'))
  })

  test('serves its own purpose only', async () => {
    const { ceremonyId } = await beginSignIn()
    await expect(finishSignUp(ceremonyId, {})).rejects.toEqual(refusedAs('accounts.ceremonyExpired'))
    await expect(finishSignUp(newUuid(), {})).rejects.toEqual(refusedAs('accounts.ceremonyExpired'))
  })
})

describe('signing in with a passkey', () => {
  test('refuses one that is not known here', async () => {
    await expect(signIn(authenticator())).rejects.toEqual(refusedAs('auth.failed'))
  })

  test('refuses a signature by another key', async () => {
    const [mine, theirs] = [authenticator(), authenticator()]
    const { self } = await signUp(mine)
    await signUp(theirs)
    const { ceremonyId, options } = await beginSignIn()
    const [myAnswer, theirAnswer] = [mine.get(options), theirs.get(options)]
    const forged = { ...myAnswer, response: theirAnswer.response }
    await expect(finishSignIn(ceremonyId, forged)).rejects.toEqual(refusedAs('auth.failed'))
    expect((await signIn(mine)).self.member.id).toBe(self.member.id)
  })

  test('refuses a copy of the authenticator that is behind in its count', async () => {
    const key = authenticator()
    await signUp(key)
    const [early, late] = [await beginSignIn(), await beginSignIn()]
    const earlyAnswer = key.get(early.options)
    await finishSignIn(late.ceremonyId, key.get(late.options))
    await expect(finishSignIn(early.ceremonyId, earlyAnswer)).rejects.toEqual(refusedAs('auth.failed'))
  })
})

describe('the passkeys of an account', () => {
  test('are added, listed, used and removed', async () => {
    const mei = await world.person('Mei')
    const key = authenticator()
    const added = await addTo(mei, key)
    expect(added).toMatchObject({ name: 'Key ring', lastUsedAt: null })

    world.clock.advance(MINUTE_MS)
    expect((await signIn(key)).self.member.id).toBe(mei.id)
    const { passkeys } = await world.call(mei, 'accounts.listPasskeys', {})
    expect(passkeys).toEqual([{ ...added, lastUsedAt: world.clock.now().toISOString() }])

    await world.call(mei, 'accounts.removePasskey', { passkeyId: added.id })
    expect(await world.call(mei, 'accounts.listPasskeys', {})).toEqual({ passkeys: [] })
    await expect(signIn(key)).rejects.toEqual(refusedAs('auth.failed'))
  })

  test('are not made twice on one authenticator', async () => {
    const mei = await world.person()
    const key = authenticator()
    await addTo(mei, key)
    expect((await beginAdd(mei)).options).toMatchObject({ excludeCredentials: [{ transports: ['internal'] }] })
    await expect(addTo(mei, key)).rejects.toEqual(refusedAs('accounts.passkeyRefused'))
  })

  test('cannot be added with what someone else began', async () => {
    const [mei, omar] = [await world.person(), await world.person()]
    const { ceremonyId, options } = await beginAdd(mei)
    const answer = authenticator().create(options)
    await expect(finishAdd(omar, ceremonyId, answer)).rejects.toEqual(refusedAs('accounts.ceremonyExpired'))
    await expect(finishAdd(mei, ceremonyId, answer)).resolves.toMatchObject({ name: 'Key ring' })
  })

  test('are never removed by others, and the only way in stays', async () => {
    const key = authenticator()
    const { self, deviceId } = await signUp(key)
    const layla = { member: { memberId: self.member.id, deviceId }, address: '', userAgent: '' }
    const call = (method: string, input: unknown) => world.platform.dispatcher.call(layla, { method, input })
    const listed = await world.pool.query('SELECT id FROM passkeys WHERE member_id = $1', [self.member.id])
    const passkeyId: string = listed.rows[0].id

    const omar = await world.person()
    const byOmar = world.call(omar, 'accounts.removePasskey', { passkeyId })
    await expect(byOmar).rejects.toEqual(refusedAs('accounts.passkeyNotFound'))
    await expect(call('accounts.removePasskey', { passkeyId })).rejects.toEqual(refusedAs('accounts.lastCredential'))

    await call('accounts.changePassword', { current: null, next: 'a lamp in the window' })
    await call('accounts.removePasskey', { passkeyId })
    await expect(signIn(key)).rejects.toEqual(refusedAs('auth.failed'))
  })
})
