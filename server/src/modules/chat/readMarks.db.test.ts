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
