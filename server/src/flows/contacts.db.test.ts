import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const two = () => Promise.all([world.person(), world.person()])
const three = () => Promise.all([world.person(), world.person(), world.person()])
const four = () => Promise.all([world.person(), world.person(), world.person(), world.person()])

const DAY_MS = 86_400_000
const refusedAs = (code: string) => expect.objectContaining({ code })

const ask = (who: Person, other: Person, greeting = '') =>
  world.call(who, 'contacts.requestContact', { memberId: other.id, greeting })
const accept = (who: Person, other: Person) => world.call(who, 'contacts.acceptRequest', { memberId: other.id })
const ignore = (who: Person, other: Person) => world.call(who, 'contacts.ignoreRequest', { memberId: other.id })
const remove = (who: Person, other: Person) => world.call(who, 'contacts.removeContact', { memberId: other.id })
const block = (who: Person, other: Person) => world.call(who, 'contacts.blockMember', { memberId: other.id })
const unblock = (who: Person, other: Person) => world.call(who, 'contacts.unblockMember', { memberId: other.id })

const relationOf = async (who: Person, other: Person) =>
  (await world.call(who, 'contacts.getRelation', { memberId: other.id })).relation
const listOf = async (who: Person) => (await world.call(who, 'contacts.listRelations', {})).relations
const mayPost = async (who: Person, conversationId: string) =>
  (await world.call(who, 'chat.getConversation', { conversationId })).conversation.mayPost

/** What a member's devices are told from now on, by name. */
async function listen(who: Person): Promise<() => Promise<string[]>> {
  const { logSeq } = await world.call(who, 'sync.catchUp', { logSeq: null })
  return async () => (await world.call(who, 'sync.catchUp', { logSeq })).entries.map(({ name }) => name)
}

describe('contacts.requestContact', () => {
  it('shows the greeting to both, and renews it', async () => {
    const [mei, omar] = await two()
    await ask(mei, omar, 'We met at the ferry')
    const again = await ask(mei, omar, 'The one with the blue bag')
    expect(again.relation).toMatchObject({ state: 'requestedByMe', greeting: 'The one with the blue bag' })
    expect(await relationOf(omar, mei)).toMatchObject({
      state: 'requestedByOther',
      greeting: 'The one with the blue bag',
    })
  })

  it('makes contacts of two who ask each other at the same moment', async () => {
    const people = await world.people(12)
    const pairs = people.flatMap((first, index) => people.slice(index + 1).map((second) => [first, second] as const))
    const heard = new Map(await Promise.all(people.map(async (person) => [person, await listen(person)] as const)))
    await Promise.all(pairs.flatMap(([first, second]) => [ask(first, second), ask(second, first)]))
    for (const person of people) {
      const relations = await listOf(person)
      expect(relations.map(({ state }) => state)).toEqual(Array.from({ length: 11 }, () => 'contact'))
      const { conversations } = await world.call(person, 'chat.listConversations', {})
      expect(conversations.map(({ mayPost }) => mayPost)).toEqual(Array.from({ length: 11 }, () => true))
      const names = await heard.get(person)?.()
      expect(names?.filter((name) => name === 'chat.conversationJoined')).toHaveLength(11)
    }
  })

  it('accepts where the other has asked, even if that was put aside', async () => {
    const [mei, omar] = await two()
    await ask(omar, mei)
    await ignore(mei, omar)
    expect((await ask(mei, omar)).relation.state).toBe('contact')
    const opened = await world.call(mei, 'chat.openDirect', { memberId: omar.id })
    await world.say(omar, opened.conversation.id, 'There you are')
  })

  it('changes nothing between contacts', async () => {
    const [mei, omar] = await two()
    await world.befriend(mei, omar)
    const before = await relationOf(mei, omar)
    const heard = await listen(omar)
    world.clock.advance(1_000)
    expect((await ask(mei, omar, 'Hello?')).relation).toEqual(before)
    expect(await heard()).toEqual([])
  })

  it('takes five requests a day to the same person', async () => {
    const [mei, omar, anya] = await three()
    for (let time = 0; time < 5; time += 1) await ask(mei, omar)
    await expect(ask(mei, omar)).rejects.toEqual(refusedAs('contacts.tooManyRequests'))
    await ask(mei, anya)
    world.clock.advance(DAY_MS)
    await expect(ask(mei, omar)).resolves.toMatchObject({ relation: { state: 'requestedByMe' } })
  })

  it('refuses oneself, nobody, and whom one blocked', async () => {
    const [mei, omar] = await two()
    await expect(ask(mei, mei)).rejects.toEqual(refusedAs('contacts.self'))
    await block(mei, omar)
    await expect(ask(mei, omar)).rejects.toEqual(refusedAs('member.notFound'))
    await expect(ask(omar, mei)).rejects.toEqual(refusedAs('member.notFound'))
  })
})

describe('contacts.acceptRequest', () => {
  it('opens a conversation in which both may write', async () => {
    const [mei, omar] = await two()
    await ask(mei, omar, 'Hello')
    const meiHeard = await listen(mei)
    const omarHeard = await listen(omar)
    const { relation, conversationId } = await accept(omar, mei)
    expect(relation).toMatchObject({ state: 'contact', greeting: null })
    expect(await relationOf(mei, omar)).toMatchObject({ state: 'contact', greeting: null })
    await world.say(mei, conversationId, 'Hello Omar')
    await world.say(omar, conversationId, 'Hello Mei')
    expect(await meiHeard()).toEqual(['contacts.relationChanged', 'chat.conversationJoined'])
    expect(await omarHeard()).toEqual(['contacts.relationChanged', 'chat.conversationJoined'])
  })

  it('needs an open request', async () => {
    const [mei, omar] = await two()
    await expect(accept(mei, omar)).rejects.toEqual(refusedAs('contacts.notRequested'))
    await ask(mei, omar)
    await expect(accept(mei, omar)).rejects.toEqual(refusedAs('contacts.notRequested'))
    await expect(accept(mei, mei)).rejects.toEqual(refusedAs('member.notFound'))
  })

  it('gives the stored answer to a repeated call', async () => {
    const [mei, omar] = await two()
    await ask(mei, omar)
    const key = crypto.randomUUID()
    const first = await world.call(omar, 'contacts.acceptRequest', { memberId: mei.id }, { key })
    expect(await world.call(omar, 'contacts.acceptRequest', { memberId: mei.id }, { key })).toEqual(first)
  })
})

describe('contacts.ignoreRequest', () => {
  it('is silent, and a later request comes up again', async () => {
    const [mei, omar] = await two()
    await ask(mei, omar, 'Hello')
    const before = await listOf(mei)
    const heard = await listen(mei)
    expect((await ignore(omar, mei)).relation).toMatchObject({ state: 'stranger', greeting: null })
    expect(await listOf(omar)).toEqual([])
    expect(await heard()).toEqual([])
    expect(await listOf(mei)).toEqual(before)
    await expect(accept(omar, mei)).rejects.toEqual(refusedAs('contacts.notRequested'))
    await ask(mei, omar, 'Hello again')
    expect(await relationOf(omar, mei)).toMatchObject({ state: 'requestedByOther', greeting: 'Hello again' })
  })
})

describe('contacts.removeContact', () => {
  it('ends it for both; what was said stays to be read', async () => {
    const [mei, omar] = await two()
    const conversationId = await world.befriend(mei, omar)
    await world.say(omar, conversationId, 'Hello')
    await world.call(mei, 'contacts.setRemark', { memberId: omar.id, remark: 'Ferry' })
    const heard = await listen(omar)
    expect((await remove(mei, omar)).relation).toMatchObject({ state: 'stranger', remark: null })
    expect(await heard()).toEqual(['contacts.relationChanged', 'chat.postingChanged'])
    for (const [who, other] of [
      [mei, omar],
      [omar, mei],
    ] as const) {
      expect((await relationOf(who, other)).state).toBe('stranger')
      expect(await mayPost(who, conversationId)).toBe(false)
      await expect(world.say(who, conversationId, 'Still there?')).rejects.toEqual(refusedAs('chat.notAccepting'))
      expect((await world.call(who, 'chat.fetchMessages', { conversationId })).messages).toHaveLength(2)
    }
    await expect(remove(mei, omar)).rejects.toEqual(refusedAs('contacts.notContact'))
  })

  it('leads back into the same conversation when both become contacts again', async () => {
    const [mei, omar] = await two()
    const conversationId = await world.befriend(mei, omar)
    await remove(omar, mei)
    expect(await world.befriend(omar, mei)).toBe(conversationId)
    await world.say(mei, conversationId, 'Back again')
  })
})

describe('contacts.blockMember', () => {
  it('hides and silences without telling the blocked', async () => {
    const [mei, omar] = await two()
    const conversationId = await world.befriend(mei, omar)
    const before = await listOf(omar)
    const heard = await listen(omar)
    expect((await block(mei, omar)).relation).toMatchObject({ state: 'contact', blocked: true })
    expect(await heard()).toEqual(['chat.postingChanged'])
    expect(await listOf(omar)).toEqual(before)
    for (const who of [mei, omar])
      await expect(world.say(who, conversationId, 'Hello?')).rejects.toEqual(refusedAs('chat.notAccepting'))
    await expect(relationOf(omar, mei)).rejects.toEqual(refusedAs('member.notFound'))
    await expect(ask(omar, mei)).rejects.toEqual(refusedAs('member.notFound'))

    expect((await unblock(mei, omar)).relation).toMatchObject({ state: 'contact', blocked: false })
    await world.say(omar, conversationId, 'Hello again')
  })

  it('says the same when it is done twice', async () => {
    const [mei, omar] = await two()
    const first = await block(mei, omar)
    const heard = await listen(mei)
    world.clock.advance(1_000)
    expect(await block(mei, omar)).toEqual(first)
    await unblock(mei, omar)
    await unblock(mei, omar)
    expect(await heard()).toEqual(['contacts.relationChanged'])
    await expect(block(mei, mei)).rejects.toEqual(refusedAs('contacts.self'))
  })

  it('keeps both silent until both have undone it', async () => {
    const [mei, omar] = await two()
    const conversationId = await world.befriend(mei, omar)
    await block(mei, omar)
    await block(omar, mei)
    await unblock(mei, omar)
    expect(await mayPost(mei, conversationId)).toBe(false)
    await unblock(omar, mei)
    expect(await mayPost(mei, conversationId)).toBe(true)
    expect(await mayPost(omar, conversationId)).toBe(true)
  })

  it('puts an open request aside, and keeps it from being accepted meanwhile', async () => {
    const [mei, omar] = await two()
    await ask(mei, omar)
    expect((await block(omar, mei)).relation).toMatchObject({ state: 'stranger', blocked: true })
    await unblock(omar, mei)
    expect((await relationOf(omar, mei)).state).toBe('stranger')
    await ask(mei, omar)
    await block(mei, omar)
    await expect(accept(omar, mei)).rejects.toEqual(refusedAs('member.notFound'))
  })

  it('lets the blocked tidy the own list, and nothing else', async () => {
    const [mei, omar, anya, jonas] = await four()
    await world.befriend(mei, omar)
    await ask(mei, anya)
    for (const other of [omar, anya, jonas]) await block(mei, other)
    await expect(world.call(omar, 'contacts.setRemark', { memberId: mei.id, remark: 'Gone' })).resolves.toMatchObject({
      relation: { remark: 'Gone' },
    })
    await expect(remove(omar, mei)).resolves.toMatchObject({ relation: { state: 'stranger' } })
    await expect(ignore(anya, mei)).resolves.toMatchObject({ relation: { state: 'stranger' } })
    await expect(block(jonas, mei)).rejects.toEqual(refusedAs('member.notFound'))
    expect(await listOf(omar)).toEqual([])
    expect(await listOf(mei)).toHaveLength(3)
  })

  it('never leaves two writing where one blocked the other, whatever happens at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [mei, omar] = await two()
      await ask(mei, omar)
      await Promise.allSettled([accept(omar, mei), block(mei, omar)])
      const { relations } = await world.call(mei, 'contacts.listRelations', {})
      expect(relations).toMatchObject([{ blocked: true }])
      const { conversations } = await world.call(mei, 'chat.listConversations', {})
      expect(conversations.every((conversation) => !conversation.mayPost)).toBe(true)
    }
  })
})
