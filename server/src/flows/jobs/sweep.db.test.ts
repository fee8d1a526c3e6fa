import { createWorld, newKey, type Person, type World } from '@sampan/testkit/world/world.ts'
import sharp from 'sharp'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

let world: World
let mei: Person
let omar: Person
let conversationId: string

const worlds: World[] = []
beforeEach(async () => {
  world = await createWorld()
  worlds.push(world)
  mei = await world.person('Mei')
  omar = await world.person('Omar')
  conversationId = await world.befriend(mei, omar)
})
afterAll(async () => {
  for (const made of worlds) await made.close()
})

const sweep = () => world.platform.jobHandlers.sweep({})

describe('sweep', () => {
  it('keeps idempotency keys for a day', async () => {
    const key = newKey()
    const pin = () => world.call(mei, 'chat.changePreferences', { conversationId, pinned: true }, { key })
    const unpin = () => world.call(mei, 'chat.changePreferences', { conversationId, pinned: false }, { key })
    await pin()
    world.clock.advance(DAY_MS)
    await sweep()
    await expect(unpin()).rejects.toMatchObject({ code: 'request.conflict' })
    world.clock.advance(1)
    await sweep()
    await expect(unpin()).resolves.toMatchObject({ pinned: false })
  })

  it('keeps sign-in ceremonies for an hour', async () => {
    const count = async () => (await world.pool.query('SELECT FROM passkey_ceremonies')).rowCount
    await world.call(null, 'accounts.beginPasskeySignIn', {})
    world.clock.advance(HOUR_MS)
    await sweep()
    expect(await count()).toBe(1)
    world.clock.advance(1)
    await sweep()
    expect(await count()).toBe(0)
  })

  it('keeps what was sent and who shows what, and lets unsent files go after a week', async () => {
    const bytes = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
      .png()
      .toBuffer()
    const sent = await world.call(mei, 'files.uploadPicture', {}, { bytes })
    const unsent = await world.call(mei, 'files.uploadPicture', {}, { bytes })
    const shown = await world.call(mei, 'files.uploadAvatar', {}, { bytes })
    const body = { kind: 'picture' as const, fileId: sent.id }
    await world.call(mei, 'chat.sendMessage', { conversationId, messageId: newUuid(), body })
    await world.call(mei, 'accounts.updateProfile', { avatarFileId: shown.id })
    world.clock.advance(7 * DAY_MS)
    await sweep()
    await expect(world.fetchFile(mei, unsent.id)).resolves.toBeDefined()
    world.clock.advance(1)
    await sweep()
    await sweep()
    await expect(world.fetchFile(mei, unsent.id)).rejects.toMatchObject({ code: 'files.notFound' })
    await expect(world.fetchFile(omar, sent.id)).resolves.toBeDefined()
    await expect(world.fetchFile(omar, shown.id)).resolves.toBeDefined()
  })

  it('trims logs after 60 days, so that a device away for longer starts anew', async () => {
    world.clock.advance(60 * DAY_MS)
    await world.call(mei, 'chat.changePreferences', { conversationId, muted: true })
    await sweep()
    await expect(world.call(mei, 'sync.catchUp', { logSeq: 0 })).resolves.toMatchObject({ reset: false })
    world.clock.advance(1)
    await sweep()
    await expect(world.call(mei, 'sync.catchUp', { logSeq: 0 })).resolves.toMatchObject({ reset: true })
    const { logSeq } = await world.call(mei, 'sync.catchUp', { logSeq: null })
    const left = await world.call(mei, 'sync.catchUp', { logSeq: logSeq - 1 })
    expect(left).toMatchObject({ reset: false, entries: [{ name: 'chat.preferencesChanged' }] })
  })
})
