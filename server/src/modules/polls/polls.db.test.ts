import type { Input, PollBody } from '@sampan/contract'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

async function asked(made: Partial<Input<'polls.create'>> = {}) {
  const people = { mei: await world.person('Mei'), omar: await world.person('Omar'), lena: await world.person('Lena') }
  const { mei, omar, lena } = people
  const group = await world.group([mei, omar, lena], 'Crew')
  const input = {
    pollId: newUuid(),
    conversationId: group,
    question: 'Which ferry?',
    options: ['Ten', 'Noon'],
    multiple: false,
    anonymous: false,
    endsAt: null,
    ...made,
  }
  const { poll } = await world.call(mei, 'polls.create', input)
  const vote = (who: Person, ...choices: number[]) => world.call(who, 'polls.vote', { pollId: poll.pollId, choices })
  return { ...people, group, input, poll, vote }
}

async function bodyFor(who: Person, conversationId: string, seq: number): Promise<PollBody> {
  const { messages } = await world.call(who, 'chat.getMessages', { conversationId, seqs: [seq] })
  const body = messages[0]?.body
  if (body?.kind !== 'poll') throw new Error('There is no poll')
  return body
}

it('is the same when it is made again, and another is refused', async () => {
  const { mei, input, poll } = await asked()
  expect((await world.call(mei, 'polls.create', input)).poll).toEqual(poll)
  await expect(world.call(mei, 'polls.create', { ...input, question: 'Else?' })).rejects.toMatchObject({
    code: 'polls.idUsed',
  })
})

it('counts each once, and shows to each its own choice', async () => {
  const { mei, omar, lena, group, poll, vote } = await asked()
  await vote(omar, 0)
  await vote(lena, 0)
  const { poll: after } = await vote(lena, 1)
  expect(after).toMatchObject({ voters: 2, mine: [1], options: [{ votes: 1 }, { votes: 1 }] })
  expect(await bodyFor(omar, group, poll.seq)).toMatchObject({ mine: [0], voters: 2 })
  expect(await bodyFor(mei, group, poll.seq)).toMatchObject({ mine: [], voters: 2 })
  expect((await vote(lena)).poll).toMatchObject({ voters: 1, mine: [] })
})

it('names who chose what, page by page, if it is open', async () => {
  const { mei, omar, lena, poll, vote } = await asked()
  await vote(omar, 0)
  world.clock.advance(1_000)
  await vote(lena, 0)
  const { pollId } = poll
  const first = await world.call(mei, 'polls.listVoters', { pollId, choice: 0, limit: 1 })
  expect(first.voters.map(({ id }) => id)).toEqual([omar.id])
  const second = await world.call(mei, 'polls.listVoters', {
    pollId,
    choice: 0,
    limit: 1,
    cursor: first.nextCursor ?? '',
  })
  expect(second.voters.map(({ id }) => id)).toEqual([lena.id])
  expect(second.nextCursor).toBeNull()
})

it('never tells who chose what, if it is anonymous: by no method, and in nobody’s log', async () => {
  const { mei, omar, lena, group, poll, vote } = await asked({ anonymous: true })
  const { pollId, seq } = poll
  const from = { logSeq: (await world.call(mei, 'sync.catchUp', { logSeq: null })).logSeq }
  await vote(omar, 1)
  for (const who of [mei, lena]) {
    await expect(world.call(who, 'polls.listVoters', { pollId, choice: 1 })).rejects.toMatchObject({
      code: 'polls.anonymous',
    })
    expect((await world.call(who, 'polls.getPoll', { pollId })).poll.mine).toEqual([])
    expect((await bodyFor(who, group, seq)).mine).toEqual([])
    expect(JSON.stringify(await world.call(who, 'chat.fetchMessages', { conversationId: group }))).not.toContain(
      '"mine":[1]',
    )
  }
  const told = JSON.stringify(await world.call(mei, 'sync.catchUp', from))
  expect(told).toContain('"voters":1')
  expect(told).not.toContain(omar.id)
  expect(told).not.toContain('"mine":[1]')
})

it('ends by itself, and says so', async () => {
  const endsAt = new Date(world.clock.now().getTime() + 3_600_000).toISOString()
  const { mei, omar, group, poll, vote } = await asked({ endsAt })
  await vote(omar, 1)
  world.clock.advance(3_600_000)
  await expect(vote(mei, 0)).rejects.toMatchObject({ code: 'polls.notOpen' })
  // The same again is no vote.
  expect((await vote(omar, 1)).poll.mine).toEqual([1])
  await world.platform.jobHandlers.settleExpired({})
  expect(await bodyFor(omar, group, poll.seq)).toMatchObject({ state: 'closed', mine: [1], voters: 1 })
})

it('is closed by its maker alone', async () => {
  const { mei, omar, poll, vote } = await asked()
  const { pollId } = poll
  await expect(world.call(omar, 'polls.close', { pollId })).rejects.toMatchObject({ code: 'polls.notYours' })
  expect((await world.call(mei, 'polls.close', { pollId })).poll.state).toBe('closed')
  expect((await world.call(mei, 'polls.close', { pollId })).poll.state).toBe('closed')
  await expect(vote(omar, 0)).rejects.toMatchObject({ code: 'polls.notOpen' })
})

it('is gone once its message was taken back: nothing brings it back', async () => {
  const { mei, omar, group, poll, vote } = await asked()
  const { pollId, seq } = poll
  await world.call(mei, 'chat.recallMessage', { conversationId: group, seq })
  await expect(vote(omar, 0)).rejects.toMatchObject({ code: 'polls.notFound' })
  await expect(world.call(mei, 'polls.close', { pollId })).rejects.toMatchObject({ code: 'polls.notFound' })
  await expect(world.call(mei, 'polls.getPoll', { pollId })).rejects.toMatchObject({ code: 'polls.notFound' })
})
