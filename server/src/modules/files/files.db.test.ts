import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { PictureFile } from '@sampan/contract'
import { type Blobs, createDiskBlobs } from '@sampan/server/kernel/blobs.ts'
import { refuse } from '@sampan/server/kernel/errors.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import type { FileAnswer } from '@sampan/server/kernel/method.ts'
import { silentLog } from '@sampan/server/kernel/telemetry/log.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { placedFileIds } from '../chat/index.ts'
import { filesModule, findFile, sweepUnsent } from './index.ts'

let world: World
let blobs: Blobs
beforeAll(async () => {
  world = await createWorld()
  blobs = createDiskBlobs(join(world.config.dataDirectory, 'files'))
})
afterAll(() => world.close())

const DAY_MS = 86_400_000
const refusedAs = (code: string) => expect.objectContaining({ code })
const bytesOf = (file: FileAnswer, range?: { start: number; end: number }) => buffer(file.open(range))
const voice = readFileSync(new URL('voice/fixtures/voice.ogg', import.meta.url))

const drawing = (background: string) =>
  sharp({ create: { width: 900, height: 600, channels: 3, background } })
    .png()
    .toBuffer()
const uploadPicture = async (who: Person, colour = '#2b6') =>
  world.call(who, 'files.uploadPicture', {}, { bytes: await drawing(colour) })
const uploadAvatar = async (who: Person) => world.call(who, 'files.uploadAvatar', {}, { bytes: await drawing('#26b') })
const sendPicture = (who: Person, conversationId: string, { id }: PictureFile) =>
  world.call(who, 'chat.sendMessage', {
    conversationId,
    messageId: newUuid(),
    body: { kind: 'picture', fileId: id },
  })

describe('uploading', () => {
  test('stores a picture and its thumbnail, which come back whole and in ranges', async () => {
    const mei = await world.person()
    const picture = await uploadPicture(mei)
    expect(picture).toMatchObject({ mediaType: 'image/jpeg', width: 900, height: 600 })

    const original = await world.fetchFile(mei, picture.id)
    expect(original).toMatchObject({
      mediaType: 'image/jpeg',
      sizeBytes: picture.sizeBytes,
      fileName: `picture-${picture.id}.jpg`,
    })
    const whole = await bytesOf(original)
    expect(whole).toHaveLength(picture.sizeBytes)
    expect(await bytesOf(original, { start: 10, end: 19 })).toEqual(whole.subarray(10, 20))

    const thumbnail = await world.fetchFile(mei, picture.id, 'thumbnail')
    const bytes = await bytesOf(thumbnail)
    expect(thumbnail).toMatchObject({ mediaType: 'image/webp', sizeBytes: bytes.length })
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 480, height: 320 })
  })

  test('stores a voice recording, which has no thumbnail', async () => {
    const mei = await world.person()
    const stored = await world.call(mei, 'files.uploadVoice', {}, { bytes: voice })
    const file = await world.fetchFile(mei, stored.id)
    expect(file).toMatchObject({ mediaType: 'audio/ogg', sizeBytes: stored.sizeBytes })
    await expect(world.fetchFile(mei, stored.id, 'thumbnail')).rejects.toEqual(refusedAs('files.notFound'))
  })

  test.each(['files.uploadPicture', 'files.uploadAvatar', 'files.uploadVoice'])('%s takes no page', async (method) => {
    const bytes = Buffer.from('<!doctype html><script>alert(1)</script>')
    await expect(world.callRaw(await world.person(), method, {}, { bytes })).rejects.toEqual(
      refusedAs('files.wrongType'),
    )
    await expect(world.callRaw(null, method, {}, { bytes })).rejects.toEqual(refusedAs('auth.required'))
  })

  test('many at once are worked off one after the other', async () => {
    const mei = await world.person()
    const pictures = await Promise.all(Array.from({ length: 9 }, () => uploadPicture(mei)))
    expect(new Set(pictures.map(({ id }) => id)).size).toBe(9)
  })
})

describe('fetching', () => {
  test('a picture is for its owner, and for those who are in the conversation where it stands', async () => {
    const [mei, omar, pavel] = [await world.person(), await world.person(), await world.person()]
    const conversationId = await world.befriend(mei, omar)
    const picture = await uploadPicture(mei)
    await expect(world.fetchFile(omar, picture.id)).rejects.toEqual(refusedAs('files.notFound'))
    await sendPicture(mei, conversationId, picture)
    expect((await world.fetchFile(omar, picture.id)).sizeBytes).toBe(picture.sizeBytes)
    await expect(world.fetchFile(pavel, picture.id)).rejects.toEqual(refusedAs('files.notFound'))
  })

  test('an avatar is for every member', async () => {
    const [mei, omar] = [await world.person(), await world.person()]
    const { id } = await uploadAvatar(mei)
    expect(await world.fetchFile(omar, id, 'thumbnail')).toMatchObject({ mediaType: 'image/webp' })
  })
})

describe('when storing fails', () => {
  /** The module on blobs that are watched, and on a database that may fail. */
  function modules(parts: { blobs?: Partial<Blobs>; transactions?: World['platform']['transactions'] }) {
    const names = new Set<string>()
    const watched: Blobs = {
      ...blobs,
      async write(name) {
        names.add(name)
      },
      async remove(name) {
        names.delete(name)
      },
      ...parts.blobs,
    }
    const transactions = parts.transactions ?? world.platform.transactions
    const implementations = filesModule({
      db: world.platform.db,
      blobs: watched,
      transactions,
      newId: newUuid,
      log: silentLog(),
    })
    const upload = implementations.find(({ method }) => method.name === 'files.uploadPicture')
    if (upload?.way !== 'upload') throw new Error('files.uploadPicture is an upload')
    return { upload, names }
  }
  const countFiles = async () => (await world.pool.query('SELECT count(*) AS files FROM files')).rows[0]

  test('a row that is not stored takes its bytes with it', async () => {
    const mei = await world.person()
    const broken = { ...world.platform.transactions, write: () => Promise.reject(new Error('The database is away')) }
    const { upload, names } = modules({ transactions: broken })
    await expect(upload.run(mei.caller, {}, await drawing('#111'))).rejects.toThrow('The database is away')
    expect(names).toEqual(new Set())
  })

  test('bytes that find no room leave nothing behind', async () => {
    const mei = await world.person()
    const before = await countFiles()
    const { upload, names } = modules({ blobs: { write: () => Promise.reject(refuse('files.storageFull')) } })
    const refused = upload.run(mei.caller, {}, await drawing('#111'))
    await expect(refused).rejects.toEqual(refusedAs('files.storageFull'))
    expect(names).toEqual(new Set())
    expect(await countFiles()).toEqual(before)
  })
})

test('what was never sent is swept away after its time; messages and faces stay', async () => {
  const [mei, omar] = [await world.person(), await world.person()]
  const conversationId = await world.befriend(mei, omar)
  const [sent, unsent] = [await uploadPicture(mei), await uploadPicture(mei)]
  const [earlierFace, face] = [await uploadAvatar(mei), await uploadAvatar(mei)]
  await sendPicture(mei, conversationId, sent)
  for (const { id: avatarFileId } of [earlierFace, face])
    await world.call(mei, 'accounts.updateProfile', { avatarFileId })
  world.clock.advance(DAY_MS)
  const recent = await uploadPicture(mei)

  const { db } = world.platform
  const before = new Date(world.clock.now().getTime() - DAY_MS / 2)
  expect(await sweepUnsent(db, blobs, before, placedFileIds)).toBeGreaterThanOrEqual(2)
  const isThere = async ({ id }: PictureFile) => (await findFile(db, id)) !== null
  for (const kept of [sent, face, recent]) expect(await isThere(kept)).toBe(true)
  for (const gone of [unsent, earlierFace]) {
    expect(await isThere(gone)).toBe(false)
    expect(await blobs.sizeOf(`${gone.id}.original`)).toBeNull()
    expect(await blobs.sizeOf(`${gone.id}.thumbnail`)).toBeNull()
  }
  expect(await sweepUnsent(db, blobs, before, placedFileIds)).toBe(0)
})
