import { layProgram } from '@sampan/testkit/world/miniPrograms.ts'
import { createWorld, newKey, type Person, type World } from '@sampan/testkit/world/world.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'

let world: World
let mei: Person
let omar: Person
let lena: Person
let withOmar: string
let programId: string

beforeAll(async () => {
  world = await createWorld()
  mei = await world.person('Mei')
  omar = await world.person('Omar')
  lena = await world.person('Lena')
  withOmar = await world.befriend(mei, omar)
  programId = await layProgram(world)
})
afterAll(() => world.close())

async function upload(who: Person): Promise<string> {
  const bytes = await sharp({ create: { width: 50, height: 40, channels: 3, background: '#3a7' } })
    .png()
    .toBuffer()
  return (await world.call(who, 'files.uploadPicture', {}, { bytes, key: newKey() })).id
}
const card = (pictureFileId?: string) => ({
  ...{ kind: 'miniProgram' as const, programId, path: 'pages/index/index', title: 'Look' },
  ...(pictureFileId !== undefined && { pictureFileId }),
})
const send = (who: Person, body: ReturnType<typeof card>, conversationId = withOmar, messageId = newUuid()) =>
  world.call(who, 'chat.sendMessage', { conversationId, messageId, body })
const bodyAt = async (who: Person, seq: number, conversationId = withOmar) =>
  (await world.call(who, 'chat.getMessages', { conversationId, seqs: [seq] })).messages[0]?.body

it('shows its picture to those who see it, as the server knows it, until it is taken back', async () => {
  const fileId = await upload(mei)
  const { seq } = await send(mei, card(fileId))
  expect(await bodyAt(omar, seq)).toMatchObject({
    ...{ kind: 'miniProgram', name: 'Tea house', title: 'Look' },
    picture: { fileId, width: 50, height: 40, placeholder: expect.any(String) },
  })
  const fetching = { fileId, variant: 'thumbnail' as const }
  await world.call(omar, 'files.fetchFile', fetching)
  await expect(world.call(lena, 'files.fetchFile', fetching)).rejects.toMatchObject({ code: 'files.notFound' })

  // Sent on, it stays what it is for whoever sees it then.
  const withLena = await world.befriend(omar, lena)
  const onward = await send(omar, card(fileId), withLena)
  expect(await bodyAt(lena, onward.seq, withLena)).toMatchObject({ picture: { fileId } })
  await world.call(lena, 'files.fetchFile', fetching)
  await world.call(omar, 'chat.recallMessage', { conversationId: withLena, seq: onward.seq })
  await expect(world.call(lena, 'files.fetchFile', fetching)).rejects.toMatchObject({ code: 'files.notFound' })
})

it('may go without one', async () => {
  const { seq } = await send(mei, card())
  expect(await bodyAt(omar, seq)).not.toHaveProperty('picture')
})

it('shows no picture of others, and nothing that is no picture', async () => {
  const theirs = await upload(lena)
  await expect(send(mei, card(theirs))).rejects.toMatchObject({ code: 'files.notFound' })
  await expect(send(mei, card(newUuid()))).rejects.toMatchObject({ code: 'files.notFound' })
})

it('is one when it is sent again, and another with another picture', async () => {
  const [one, other] = [await upload(mei), await upload(mei)]
  const messageId = newUuid()
  const answer = await send(mei, card(one), withOmar, messageId)
  expect(await send(mei, card(one), withOmar, messageId)).toEqual(answer)
  for (const body of [card(other), card()])
    await expect(send(mei, body, withOmar, messageId)).rejects.toMatchObject({ code: 'request.conflict' })
})
