import { createWorld, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

it('the others’ read marks are told in a small group', async () => {
  const [mei, omar, lena] = await world.people(3)
  const conversationId = await world.group([mei, omar, lena], 'Crew')
  const seq = await world.say(mei, conversationId, 'Read this')
  await world.call(omar, 'chat.markRead', { conversationId, seq })
  const { marks } = await world.call(mei, 'chat.listReadMarks', { conversationId })
  expect(marks).toHaveLength(2)
  expect(marks).toContainEqual({ memberId: omar.id, firstSeq: 1, readSeq: seq })
  expect(marks).toContainEqual({ memberId: lena.id, firstSeq: 1, readSeq: 1 })
})

it('nobody’s are told in a large one, and there are none between two people', async () => {
  const [mei, omar] = await world.people(2)
  const direct = await world.befriend(mei, omar)
  const conversationId = await world.group([mei, omar], 'Crowd')
  await world.pool.query(
    `INSERT INTO conversation_members (conversation_id, member_id, role, first_seq, read_seq, joined_at)
     SELECT $1, member_id, 'member', 1, 1, now() FROM unnest($2::uuid[]) AS member_id`,
    [conversationId, (await world.people(49)).map(({ id }) => id)],
  )
  expect(await world.call(mei, 'chat.listReadMarks', { conversationId })).toEqual({ marks: [] })
  await expect(world.call(mei, 'chat.listReadMarks', { conversationId: direct })).rejects.toMatchObject({
    code: 'chat.groupOnly',
  })
})

it('who wrote what was read is told, once for many readers, and nobody else', async () => {
  const [mei, omar, lena, ben] = await world.people(4)
  const conversationId = await world.group([mei, omar, lena, ben], 'Crew')
  const seq = await world.say(mei, conversationId, 'Read this')
  await world.call(ben, 'privacy.changePrivacy', { readReceipts: false })
  await world.platform.drained()
  const before = world.rings.length
  for (const who of [omar, lena, ben]) await world.call(who, 'chat.markRead', { conversationId, seq })
  await world.platform.drained()
  const reads = world.rings.slice(before).filter(({ type }) => type === 'reads')
  const marks = expect.arrayContaining([omar, lena].map(({ id }) => ({ memberId: id, firstSeq: 1, readSeq: seq })))
  expect(reads).toEqual([{ type: 'reads', conversationId, memberIds: [mei.id], marks }])
  expect(reads[0]).toMatchObject({ marks: { length: 2 } })
})

it('nobody is told in a large group, nor who does not show it', async () => {
  const [mei, omar] = await world.people(2)
  const conversationId = await world.group([mei, omar], 'Crew')
  const seq = await world.say(mei, conversationId, 'Read this')
  await world.call(mei, 'privacy.changePrivacy', { readReceipts: false })
  await world.platform.drained()
  const before = world.rings.length
  await world.call(omar, 'chat.markRead', { conversationId, seq })
  await world.platform.drained()
  expect(world.rings.slice(before).filter(({ type }) => type === 'reads')).toEqual([])
})
