import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'

let world: World
let red: Buffer
beforeAll(async () => {
  world = await createWorld({ settings: { SAMPAN_FAVOURITES_MAX: '3' } })
  red = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#d93a2b' } })
    .png()
    .toBuffer()
})
afterAll(() => world.close())

const keep = (who: Person, conversationId: string, seq: number, extra = {}) =>
  world.call(who, 'favourites.keep', {
    favouriteId: newUuid(),
    conversationId,
    seq,
    note: '',
    tags: [],
    ...extra,
  })
const list = async (who: Person) => (await world.call(who, 'favourites.listFavourites', {})).favourites
const fetched = (who: Person, fileId: string) => world.call(who, 'files.fetchFile', { fileId, variant: 'original' })

async function friends() {
  const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
  return { mei, omar, direct: await world.befriend(mei, omar) }
}

async function sendPicture(who: Person, conversationId: string, fileId: string): Promise<number> {
  const body = { kind: 'picture' as const, fileId }
  return (await world.call(who, 'chat.sendMessage', { conversationId, messageId: newUuid(), body })).seq
}

it('is kept once, with a note and tags that change', async () => {
  const { mei, omar, direct } = await friends()
  const seq = await world.say(omar, direct, 'The ferry leaves at ten')
  const { favourite } = await keep(mei, direct, seq, { note: 'Sunday', tags: ['trip'] })
  expect(favourite).toMatchObject({
    body: { text: 'The ferry leaves at ten' },
    sender: { id: omar.id },
    tags: ['trip'],
  })
  expect((await keep(mei, direct, seq)).favourite).toEqual(favourite)
  await world.call(mei, 'favourites.change', { favouriteId: favourite.id, note: '', tags: ['boat'] })
  expect(await list(mei)).toMatchObject([{ note: '', tags: ['boat'] }])
  expect(await list(omar)).toEqual([])
  await world.call(mei, 'favourites.remove', { favouriteId: favourite.id })
  expect(await list(mei)).toEqual([])
})

it('stays with its picture when the original is taken back, and can be sent on', async () => {
  const { mei, omar, direct } = await friends()
  const { id: fileId } = await world.call(omar, 'files.uploadPicture', {}, { bytes: red })
  const seq = await sendPicture(omar, direct, fileId)
  await keep(mei, direct, seq)
  await world.call(omar, 'chat.recallMessage', { conversationId: direct, seq })
  world.clock.advance(30 * 86_400_000)
  await world.platform.jobHandlers.sweep({})
  await fetched(mei, fileId)
  expect(await list(mei)).toMatchObject([{ body: { kind: 'picture', fileId } }])
  const lena = await world.person('Lena')
  await sendPicture(mei, await world.befriend(mei, lena), fileId)
  await fetched(lena, fileId)
})

it('is not for what was taken back before, for money or polls, nor beyond the limit', async () => {
  const { mei, omar, direct } = await friends()
  const seq = await world.say(omar, direct, 'Oops')
  await world.call(omar, 'chat.recallMessage', { conversationId: direct, seq })
  await expect(keep(mei, direct, seq)).rejects.toMatchObject({ code: 'chat.messageNotFound' })
  const { poll } = await world.call(omar, 'polls.create', {
    pollId: newUuid(),
    conversationId: direct,
    question: 'Well?',
    options: ['Yes', 'No'],
    multiple: false,
    anonymous: false,
    endsAt: null,
  })
  await expect(keep(mei, direct, poll.seq)).rejects.toMatchObject({ code: 'favourites.notKeepable' })
  for (const text of ['One', 'Two', 'Three']) await keep(mei, direct, await world.say(omar, direct, text))
  const last = await world.say(omar, direct, 'Four')
  await expect(keep(mei, direct, last)).rejects.toMatchObject({ code: 'favourites.tooMany' })
})

it('is nobody else’s', async () => {
  const { mei, omar, direct } = await friends()
  const { favourite } = await keep(mei, direct, await world.say(omar, direct, 'Ahoy'))
  const { id: favouriteId } = favourite
  await expect(world.call(omar, 'favourites.change', { favouriteId, note: 'x', tags: [] })).rejects.toMatchObject({
    code: 'favourites.notFound',
  })
  await world.call(omar, 'favourites.remove', { favouriteId })
  expect(await list(mei)).toHaveLength(1)
})
