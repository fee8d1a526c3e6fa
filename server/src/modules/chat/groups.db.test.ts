import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

async function groupOf(count: number): Promise<{ people: Person[]; owner: Person; others: Person[]; id: string }> {
  const people = await world.people(count)
  const [owner, ...others] = people
  if (!owner) throw new Error('A group needs someone')
  return { people, owner, others, id: await world.group([owner, ...others], 'The river') }
}

const textsFor = async (who: Person, conversationId: string) => {
  const { messages } = await world.call(who, 'chat.fetchMessages', { conversationId, limit: 200 })
  return messages.map(({ body }) =>
    body.kind === 'text' ? body.text : body.kind === 'note' ? body.note.type : body.kind,
  )
}

describe('a group', () => {
  it('begins with its founding and shows everyone the same', async () => {
    const { people, id } = await groupOf(3)
    for (const person of people) {
      const { conversation } = await world.call(person, 'chat.getConversation', { conversationId: id })
      expect(conversation).toMatchObject({
        title: 'The river',
        memberCount: 3,
        lastSeq: 1,
        unread: { count: 0, upToSeq: 1 },
      })
      expect(conversation.faces).toHaveLength(3)
      expect(await textsFor(person, id)).toEqual(['groupCreated'])
    }
  })

  it('shows who joins later what is said from then on, and again after leaving and coming back', async () => {
    const { owner, others, id } = await groupOf(2)
    const [first] = others
    const late = await world.person()
    await world.befriend(owner, late)
    await world.say(owner, id, 'before')
    await world.call(owner, 'chat.inviteMembers', { conversationId: id, memberIds: [late.id] })
    await world.say(owner, id, 'after')
    expect(await textsFor(late, id)).toEqual(['membersInvited', 'after'])
    await world.call(late, 'chat.leaveGroup', { conversationId: id })
    await world.say(owner, id, 'meanwhile')
    await expect(textsFor(late, id)).rejects.toMatchObject({ code: 'chat.conversationNotFound' })
    await world.call(owner, 'chat.inviteMembers', { conversationId: id, memberIds: [late.id] })
    expect(await textsFor(late, id)).toEqual(['membersInvited'])
    if (first) expect(await textsFor(first, id)).toContain('meanwhile')
  })

  it('passes to the oldest admin, else to the oldest member, when its owner leaves', async () => {
    const { owner, others, id } = await groupOf(4)
    const [second, admin] = others
    if (!second || !admin) throw new Error('four people were made')
    await world.call(owner, 'chat.setRole', { conversationId: id, memberId: admin.id, role: 'admin' })
    await world.call(owner, 'chat.leaveGroup', { conversationId: id })
    const roleOf = async (who: Person) =>
      (await world.call(who, 'chat.getConversation', { conversationId: id })).conversation.role
    expect([await roleOf(second), await roleOf(admin)]).toEqual(['member', 'owner'])
    await world.call(admin, 'chat.leaveGroup', { conversationId: id })
    expect(await roleOf(second)).toBe('owner')
  })

  it('takes contacts of the inviter only', async () => {
    const { owner, others, id } = await groupOf(2)
    const stranger = await world.person()
    const invite = (who: Person) =>
      world.call(who, 'chat.inviteMembers', { conversationId: id, memberIds: [stranger.id] })
    await expect(invite(owner)).rejects.toMatchObject({ code: 'contacts.notContact' })
    const [member] = others
    if (!member) throw new Error('two people were made')
    await world.befriend(member, stranger)
    await expect(invite(member)).resolves.toEqual({ asked: false })
  })

  it('says nothing to who was removed, even of what is said at that very moment', async () => {
    const { owner, others, id } = await groupOf(3)
    const [member, removed] = others
    if (!member || !removed) throw new Error('three people were made')
    const says = Array.from({ length: 30 }, (_, index) => world.say(index % 2 ? owner : member, id, `Line ${index}`))
    const removal = world.call(owner, 'chat.removeMember', { conversationId: id, memberId: removed.id })
    const refused = Array.from({ length: 10 }, () => world.say(removed, id, 'Still here?').catch(() => null))
    await Promise.all([...says, removal, ...refused])
    await expect(world.say(removed, id, 'Hello?')).rejects.toMatchObject({ code: 'chat.conversationNotFound' })
    const { messages } = await world.call(owner, 'chat.fetchMessages', { conversationId: id, limit: 200 })
    const note = messages.find(({ body }) => body.kind === 'note' && body.note.type === 'memberRemoved')
    const late = messages.filter(({ senderId, seq }) => senderId === removed.id && seq > (note?.seq ?? 0))
    expect(late).toEqual([])
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1))
  })
})

describe('unread', () => {
  it('counts others’ messages after the read mark, not notes nor one’s own', async () => {
    const { owner, others, id } = await groupOf(2)
    const [other] = others
    if (!other) throw new Error('two people were made')
    const first = await world.say(owner, id, 'one')
    await world.say(owner, id, 'two')
    await world.say(other, id, 'mine')
    await world.call(owner, 'chat.renameGroup', { conversationId: id, title: 'The sea' })
    const unreadOf = async () =>
      (await world.call(other, 'chat.getConversation', { conversationId: id })).conversation.unread
    expect((await unreadOf()).count).toBe(2)
    await expect(world.call(other, 'chat.markRead', { conversationId: id, seq: first })).resolves.toMatchObject({
      readSeq: first,
      unread: { count: 1 },
    })
    await world.call(other, 'chat.markRead', { conversationId: id, seq: 1 })
    expect((await unreadOf()).count).toBe(1)
    const past = world.call(other, 'chat.markRead', { conversationId: id, seq: 10_000 })
    await expect(past).rejects.toMatchObject({ code: 'chat.messageNotFound' })
  })
})

describe('changing a message', () => {
  it('recalls within two minutes, and then nothing of it is left', async () => {
    const { owner, others, id } = await groupOf(2)
    const [other] = others
    if (!other) throw new Error('two people were made')
    const seq = await world.say(owner, id, 'a slip of the tongue')
    await world.call(other, 'chat.setReaction', { conversationId: id, seq, emoji: '😮' })
    await expect(world.call(other, 'chat.recallMessage', { conversationId: id, seq })).rejects.toMatchObject({
      code: 'chat.notYours',
    })
    await world.call(owner, 'chat.recallMessage', { conversationId: id, seq })
    const { messages } = await world.call(other, 'chat.getMessages', { conversationId: id, seqs: [seq] })
    expect(messages).toMatchObject([{ body: { kind: 'recalled' }, reactions: [] }])
    const { rows } = await world.pool.query(
      `SELECT count(*)::int AS count FROM messages WHERE body::text LIKE '%slip of%'`,
    )
    expect(rows).toEqual([{ count: 0 }])
    const later = await world.say(owner, id, 'too late')
    world.clock.advance(121_000)
    await expect(world.call(owner, 'chat.recallMessage', { conversationId: id, seq: later })).rejects.toMatchObject({
      code: 'chat.recallTooLate',
    })
  })

  it('hides for oneself alone', async () => {
    const { owner, others, id } = await groupOf(2)
    const [other] = others
    if (!other) throw new Error('two people were made')
    const seq = await world.say(owner, id, 'not for me')
    await world.call(other, 'chat.hideMessage', { conversationId: id, seq })
    expect((await textsFor(other, id)).at(-1)).toBe('hidden')
    expect((await textsFor(owner, id)).at(-1)).toBe('not for me')
  })

  it('keeps one reaction for each member', async () => {
    const { owner, others, id } = await groupOf(2)
    const [other] = others
    if (!other) throw new Error('two people were made')
    const seq = await world.say(owner, id, 'well?')
    const react = (who: Person, emoji: string | null) =>
      world.call(who, 'chat.setReaction', { conversationId: id, seq, emoji })
    await react(owner, '👍')
    await react(other, '👍')
    await react(other, '❤️')
    const { messages } = await world.call(owner, 'chat.getMessages', { conversationId: id, seqs: [seq] })
    expect(messages[0]?.reactions).toEqual([
      { emoji: '❤️', memberIds: [other.id] },
      { emoji: '👍', memberIds: [owner.id] },
    ])
    await react(owner, null)
    const after = await world.call(owner, 'chat.getMessages', { conversationId: id, seqs: [seq] })
    expect(after.messages[0]?.reactions).toEqual([{ emoji: '❤️', memberIds: [other.id] }])
  })
})

describe('the list of conversations', () => {
  it('comes latest first, in pages that miss and double nothing', async () => {
    const me = await world.person()
    const ids: string[] = []
    for (let index = 0; index < 7; index += 1) {
      ids.push(await world.group([me, await world.person()], `Group ${index}`))
      world.clock.advance(1_000)
    }
    await world.say(me, ids[2] ?? '', 'up it goes')
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listPage>> = await listPage(me, cursor)
      seen.push(...page.conversations.filter(({ kind }) => kind === 'group').map(({ title }) => title ?? ''))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(['Group 2', 'Group 6', 'Group 5', 'Group 4', 'Group 3', 'Group 1', 'Group 0'])
  })
  const listPage = (who: Person, cursor: string | null) =>
    world.call(who, 'chat.listConversations', { limit: 3, ...(cursor === null ? {} : { cursor }) })
})
