import { createWorld, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeReport, listOpenReports } from './index.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

it('a report keeps what was said, and tells nobody', async () => {
  const [mei, omar, rosa] = await world.people(3)
  const group = await world.group([mei, omar], 'Crew')
  const seq = await world.say(omar, group, 'Give me your money')
  const before = (await world.call(omar, 'sync.catchUp', { logSeq: null })).logSeq
  const ringsBefore = world.rings.length
  const about = { kind: 'messages' as const, conversationId: group, seqs: [seq] }
  await world.call(mei, 'chat.report', { about, reason: 'fraud', words: 'He asks everyone' })
  await world.call(mei, 'chat.report', { about: { kind: 'member', memberId: omar.id }, reason: 'spam', words: '' })
  await world.call(mei, 'chat.report', { about: { kind: 'group', conversationId: group }, reason: 'other', words: '' })
  expect((await world.call(omar, 'sync.catchUp', { logSeq: null })).logSeq).toBe(before)
  expect(world.rings.slice(ringsBefore)).toEqual([])
  await world.call(omar, 'chat.recallMessage', { conversationId: group, seq })

  const db = world.platform.db
  const [first, ...others] = await listOpenReports(db)
  expect(first).toMatchObject({ reported_by: mei.id, kind: 'messages', reason: 'fraud', words: 'He asks everyone' })
  expect(first?.messages).toMatchObject([
    { seq, senderId: omar.id, body: { kind: 'text', text: 'Give me your money' } },
  ])
  expect(others.map(({ kind }) => kind)).toEqual(['member', 'group'])
  expect(await closeReport(db, first?.id ?? '', world.clock.now())).toBe(true)
  expect(await closeReport(db, first?.id ?? '', world.clock.now())).toBe(false)
  expect(await listOpenReports(db)).toHaveLength(2)

  await expect(world.call(rosa, 'chat.report', { about, reason: 'spam', words: '' })).rejects.toMatchObject({
    code: 'chat.conversationNotFound',
  })
  const unseen = { ...about, seqs: [seq, 99] }
  await expect(world.call(mei, 'chat.report', { about: unseen, reason: 'spam', words: '' })).rejects.toMatchObject({
    code: 'chat.messageNotFound',
  })
})
