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

it('is not for what was taken back before, for money, nor beyond the limit', async () => {
  const { mei, omar, direct } = await friends()
  const seq = await world.say(omar, direct, 'Oops')
  await world.call(omar, 'chat.recallMessage', { conversationId: direct, seq })
  await expect(keep(mei, direct, seq)).rejects.toMatchObject({ code: 'chat.messageNotFound' })
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

it('several messages as one stay whole, with their files, when the original goes', async () => {
  const { mei, omar, direct } = await friends()
  const lena = await world.person('Lena')
  const group = await world.group([omar, lena], 'Crew')
  const { id: fileId } = await world.call(lena, 'files.uploadPicture', {}, { bytes: red })
  const seqs = [await world.say(lena, group, 'Look'), await sendPicture(lena, group, fileId)]
  const body = { kind: 'history' as const, fromConversationId: group, seqs }
  const { seq } = await world.call(omar, 'chat.sendMessage', { conversationId: direct, messageId: newUuid(), body })
  const { favourite } = await keep(mei, direct, seq)
  expect(favourite.body).toMatchObject({ kind: 'history', count: 2 })
  await world.call(omar, 'chat.recallMessage', { conversationId: direct, seq })
  await world.platform.jobHandlers.sweep({})
  const { items } = await world.call(mei, 'favourites.getHistory', { favouriteId: favourite.id })
  expect(items.map((item) => item.body.kind)).toEqual(['text', 'picture'])
  await fetched(mei, fileId)
  for (const [who, favouriteId] of [
    [omar, favourite.id],
    [mei, newUuid()],
  ] as const)
    await expect(world.call(who, 'favourites.getHistory', { favouriteId })).rejects.toMatchObject({
      code: 'favourites.notFound',
    })
})

it('a poll is kept as it stood, without what one chose', async () => {
  const { mei, omar, direct } = await friends()
  const pollId = newUuid()
  const asked = { question: 'Well?', options: ['Yes', 'No'], multiple: false, anonymous: false, endsAt: null }
  const { poll } = await world.call(omar, 'polls.create', { pollId, conversationId: direct, ...asked })
  await world.call(mei, 'polls.vote', { pollId, choices: [0] })
  const { favourite } = await keep(mei, direct, poll.seq)
  await world.call(omar, 'polls.vote', { pollId, choices: [1] })
  expect(favourite.body).toMatchObject({ kind: 'poll', question: 'Well?', mine: [] })
  expect((await list(mei))[0]?.body).toMatchObject({ options: [{ votes: 1 }, { votes: 0 }] })
})
