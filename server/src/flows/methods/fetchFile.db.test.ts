import { buffer } from 'node:stream/consumers'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'

let world: World
let mei: Person
let omar: Person
let stranger: Person
let conversationId: string

beforeAll(async () => {
  world = await createWorld()
  mei = await world.person('Mei')
  omar = await world.person('Omar')
  stranger = await world.person()
  conversationId = await world.befriend(mei, omar)
})
afterAll(() => world.close())

const NOT_FOUND = { code: 'files.notFound' }
const picture = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()

const upload = async (who: Person) =>
  (await world.call(who, 'files.uploadPicture', {}, { bytes: await picture(64) })).id
const send = (who: Person, fileId: string, to = conversationId) =>
  world.call(who, 'chat.sendMessage', {
    conversationId: to,
    messageId: newUuid(),
    body: { kind: 'picture', fileId },
  })

describe('files.fetchFile', () => {
  it('gives whoever uploaded it the bytes, whole or a range of them', async () => {
    const fileId = await upload(mei)
    const answer = await world.fetchFile(mei, fileId)
    const bytes = await buffer(answer.open())
    expect(bytes).toHaveLength(answer.sizeBytes)
    expect(await buffer(answer.open({ start: 1, end: 3 }))).toEqual(bytes.subarray(1, 4))
    expect((await world.fetchFile(mei, fileId, 'thumbnail')).mediaType).toBe('image/webp')
  })

  it('gives a picture to the conversation in which it stands, and to nobody before it was sent', async () => {
    const fileId = await upload(mei)
    await expect(world.fetchFile(omar, fileId)).rejects.toMatchObject(NOT_FOUND)
    await send(mei, fileId)
    await expect(world.fetchFile(omar, fileId)).resolves.toMatchObject({ mediaType: expect.stringMatching('image/') })
    await expect(world.fetchFile(stranger, fileId)).rejects.toMatchObject(NOT_FOUND)
    await expect(world.fetchFile(null, fileId)).rejects.toMatchObject({ code: 'auth.required' })
  })

  it('lets the app alone keep what stands in messages, and browsers what stands by people', async () => {
    const fileId = await upload(mei)
    await send(mei, fileId)
    expect((await world.fetchFile(omar, fileId)).keptByApp).toBe(true)
    const { id } = await world.call(mei, 'files.uploadAvatar', {}, { bytes: await picture(64) })
    expect((await world.fetchFile(mei, id)).keptByApp).toBeUndefined()
  })

  it('keeps pictures of a group from those who left, and earlier ones from those who joined', async () => {
    const anya = await world.person('Anya')
    await world.befriend(mei, anya)
    const groupId = await world.group([mei, omar])
    const early = await upload(mei)
    await send(mei, early, groupId)
    await world.call(mei, 'chat.inviteMembers', { conversationId: groupId, memberIds: [anya.id] })
    await expect(world.fetchFile(anya, early)).rejects.toMatchObject(NOT_FOUND)
    const late = await upload(mei)
    await send(mei, late, groupId)
    await expect(world.fetchFile(anya, late)).resolves.toBeDefined()
    await world.call(anya, 'chat.leaveGroup', { conversationId: groupId })
    await expect(world.fetchFile(anya, late)).rejects.toMatchObject(NOT_FOUND)
  })

  it('shows avatars to everyone who is signed in', async () => {
    const { id } = await world.call(mei, 'files.uploadAvatar', {}, { bytes: await picture(600) })
    await world.call(mei, 'accounts.updateProfile', { avatarFileId: id })
    await expect(world.fetchFile(stranger, id)).resolves.toBeDefined()
    await expect(world.fetchFile(null, id)).rejects.toMatchObject({ code: 'auth.required' })
  })

  it('answers files.notFound where there is no such file', async () => {
    await expect(world.fetchFile(mei, newUuid())).rejects.toMatchObject(NOT_FOUND)
  })
})
