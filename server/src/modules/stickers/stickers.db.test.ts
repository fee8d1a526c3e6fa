import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'

let world: World
let red: Buffer
beforeAll(async () => {
  world = await createWorld()
  red = await sharp({
    create: { width: 900, height: 300, channels: 4, background: { r: 217, g: 58, b: 43, alpha: 0.5 } },
  })
    .png()
    .toBuffer()
})
afterAll(() => world.close())

const upload = (who: Person, bytes = red) => world.call(who, 'files.uploadSticker', {}, { bytes })
const fetched = (who: Person, fileId: string) => world.call(who, 'files.fetchFile', { fileId, variant: 'original' })
const sendSticker = (who: Person, conversationId: string, fileId: string) =>
  world.call(who, 'chat.sendMessage', {
    conversationId,
    messageId: newUuid(),
    body: { kind: 'sticker', sticker: { from: 'own', fileId } },
  })

async function friends() {
  const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
  return { mei, omar, direct: await world.befriend(mei, omar) }
}

it('is made small, and stays see-through', async () => {
  const { mei } = await friends()
  expect(await upload(mei)).toMatchObject({ mediaType: 'image/webp', width: 512, height: 171 })
})

it('stands first when it is added, and moves', async () => {
  const { mei } = await friends()
  const [a, b] = [await upload(mei), await upload(mei)]
  await world.call(mei, 'stickers.add', { fileId: a.id })
  const { stickers } = await world.call(mei, 'stickers.add', { fileId: b.id })
  expect(stickers.map(({ fileId }) => fileId)).toEqual([b.id, a.id])
  await world.call(mei, 'stickers.sort', { fileIds: [a.id] })
  const listed = await world.call(mei, 'stickers.listStickers', {})
  expect(listed.stickers.map(({ fileId }) => fileId)).toEqual([a.id, b.id])
})

it('comes from a message, and stays with who keeps it when the message is gone', async () => {
  const { mei, omar, direct } = await friends()
  const { id: fileId } = await upload(mei)
  await expect(world.call(omar, 'stickers.add', { fileId })).rejects.toMatchObject({ code: 'files.notFound' })
  const { seq } = await sendSticker(mei, direct, fileId)
  await world.call(omar, 'stickers.add', { fileId })
  await world.call(mei, 'chat.recallMessage', { conversationId: direct, seq })
  await fetched(omar, fileId)
  // It can be sent to others as well.
  const lena = await world.person('Lena')
  const other = await world.befriend(omar, lena)
  await sendSticker(omar, other, fileId)
  await fetched(lena, fileId)
  await world.call(omar, 'stickers.remove', { fileId })
  expect((await world.call(omar, 'stickers.listStickers', {})).stickers).toEqual([])
})

it('is not swept while somebody keeps it', async () => {
  const { mei } = await friends()
  const [kept, left] = [await upload(mei), await upload(mei)]
  await world.call(mei, 'stickers.add', { fileId: kept.id })
  world.clock.advance(30 * 86_400_000)
  await world.platform.jobHandlers.sweep({})
  await fetched(mei, kept.id)
  await expect(fetched(mei, left.id)).rejects.toMatchObject({ code: 'files.notFound' })
})

it('is no other file', async () => {
  const { mei, direct } = await friends()
  const picture = await world.call(mei, 'files.uploadPicture', {}, { bytes: red })
  await expect(world.call(mei, 'stickers.add', { fileId: picture.id })).rejects.toMatchObject({
    code: 'files.wrongType',
  })
  await expect(sendSticker(mei, direct, picture.id)).rejects.toMatchObject({ code: 'files.wrongType' })
})
