import { newUuid } from '@sampan/server/kernel/ids.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

/** Mei owns it, Omar is an admin, Lena a member; Rosa is outside, a contact of Lena. */
async function crew() {
  const [mei, omar, lena, rosa] = await world.people(4)
  const group = await world.group([mei, omar, lena], 'Crew')
  await world.call(mei, 'chat.setRole', { conversationId: group, memberId: omar.id, role: 'admin' })
  await world.befriend(lena, rosa)
  return { mei, omar, lena, rosa, group }
}
const seenBy = async (who: Person, conversationId: string) =>
  (await world.call(who, 'chat.getConversation', { conversationId })).conversation
const textsFor = async (who: Person, conversationId: string) => {
  const { messages } = await world.call(who, 'chat.fetchMessages', { conversationId, after: 0, limit: 200 })
  return messages.map(({ body }) =>
    body.kind === 'text' ? body.text : body.kind === 'note' ? body.note.type : body.kind,
  )
}
const refused = (code: string) => expect.objectContaining({ code })

describe('settings', () => {
  it('are changed by who leads, told to all, and noted one by one', async () => {
    const { omar, lena, group } = await crew()
    const change = { conversationId: group, slowSeconds: 30 as const, history: 'all' as const }
    const { settings } = await world.call(omar, 'chat.changeGroupSettings', change)
    expect(settings).toMatchObject({ posting: 'everyone', slowSeconds: 30, history: 'all' })
    expect((await seenBy(lena, group)).group?.settings).toEqual(settings)
    expect((await textsFor(lena, group)).slice(-2)).toEqual(['slowModeChanged', 'historyChanged'])
    await expect(world.call(lena, 'chat.changeGroupSettings', change)).rejects.toEqual(refused('chat.notAllowed'))
    const { lastSeq } = await seenBy(lena, group)
    await world.call(omar, 'chat.changeGroupSettings', change)
    expect((await seenBy(lena, group)).lastSeq).toBe(lastSeq)
  })

  it('of two admins at once both hold', async () => {
    const { mei, omar, group: conversationId } = await crew()
    await Promise.all([
      world.call(mei, 'chat.changeGroupSettings', { conversationId, posting: 'admins' }),
      world.call(omar, 'chat.changeGroupSettings', { conversationId, inviting: 'admins' }),
    ])
    expect((await seenBy(mei, conversationId)).group?.settings).toMatchObject({ posting: 'admins', inviting: 'admins' })
  })

  it('let only owner and admins write, in every way', async () => {
    const { mei, omar, lena, group: conversationId } = await crew()
    await world.call(mei, 'chat.changeGroupSettings', { conversationId, posting: 'admins' })
    await expect(world.say(lena, conversationId, 'But')).rejects.toEqual(refused('chat.adminsOnly'))
    await expect(world.call(lena, 'chat.setTyping', { conversationId })).rejects.toEqual(refused('chat.adminsOnly'))
    const split = { way: 'named' as const, shares: [{ memberId: mei.id, amount: '100' }] }
    const bill = { billId: newUuid(), conversationId, currency: 'EUR', note: '', split }
    await expect(world.call(lena, 'bills.create', bill)).rejects.toEqual(refused('chat.adminsOnly'))
    const seq = await world.say(omar, conversationId, 'Hear')
    await world.call(lena, 'chat.setReaction', { conversationId, seq, emoji: '👍' })
    await world.call(mei, 'chat.changeGroupSettings', { conversationId, posting: 'everyone' })
    await world.say(lena, conversationId, 'At last')
  })

  it('say how much of what was said those see who join', async () => {
    const { mei, lena, rosa, group: conversationId } = await crew()
    for (const words of ['One', 'Two']) await world.say(mei, conversationId, words)
    await world.call(mei, 'chat.changeGroupSettings', { conversationId, history: 'all' })
    await world.call(lena, 'chat.inviteMembers', { conversationId, memberIds: [rosa.id] })
    expect(await textsFor(rosa, conversationId)).toEqual([
      'groupCreated',
      'One',
      'Two',
      'historyChanged',
      'membersInvited',
    ])
    expect((await seenBy(rosa, conversationId)).unread.count).toBe(0)
    const { members } = await world.call(mei, 'chat.listMembers', { conversationId })
    expect(members.find(({ member }) => member.id === rosa.id)?.invitedById).toBe(lena.id)
  })

  it('show the last hundred', async () => {
    const { mei, lena, rosa, group: conversationId } = await crew()
    await world.call(mei, 'chat.changeGroupSettings', { conversationId, history: 'last' })
    for (let count = 1; count <= 110; count += 1) await world.say(mei, conversationId, `Text ${count}`)
    await world.call(lena, 'chat.inviteMembers', { conversationId, memberIds: [rosa.id] })
    const texts = await textsFor(rosa, conversationId)
    expect([texts.length, texts[0], texts.at(-1)]).toEqual([101, 'Text 11', 'membersInvited'])
  })
})

describe('slow mode', () => {
  it('lets members write once in a while, and says when again; who leads is free of it', async () => {
    const { mei, lena, group: conversationId } = await crew()
    await world.call(mei, 'chat.changeGroupSettings', { conversationId, slowSeconds: 30 })
    await world.say(lena, conversationId, 'First')
    const from = new Date(world.clock.now().getTime() + 30_000).toISOString()
    await expect(world.say(lena, conversationId, 'Second')).rejects.toMatchObject({
      code: 'chat.tooSoon',
      details: { from },
    })
    for (const words of ['One', 'Two', 'Three']) await world.say(mei, conversationId, words)
    world.clock.advance(29_999)
    await expect(world.say(lena, conversationId, 'Second')).rejects.toEqual(refused('chat.tooSoon'))
    world.clock.advance(1)
    await world.say(lena, conversationId, 'Second')
    expect((await textsFor(mei, conversationId)).slice(-5)).toEqual(['First', 'One', 'Two', 'Three', 'Second'])
  })

  it('takes one of many at once, numbers without a gap, and knows a repeat again', async () => {
    const { mei, lena, group: conversationId } = await crew()
    await world.call(mei, 'chat.changeGroupSettings', { conversationId, slowSeconds: 10 })
    const { lastSeq } = await seenBy(mei, conversationId)
    const tries = Array.from({ length: 8 }, (_, index) => ({
      conversationId,
      messageId: newUuid(),
      body: { kind: 'text' as const, text: `Try ${index}` },
    }))
    const send = (input: (typeof tries)[number]) => world.call(lena, 'chat.sendMessage', input)
    const outcomes = await Promise.allSettled(tries.map(send))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const gone = tries[outcomes.findIndex(({ status }) => status === 'fulfilled')]
    if (!gone) throw new Error('One went')
    await expect(send(gone)).resolves.toMatchObject({ seq: lastSeq + 1 })
    expect((await seenBy(mei, conversationId)).lastSeq).toBe(lastSeq + 1)
    expect(await world.say(mei, conversationId, 'Next')).toBe(lastSeq + 2)
  })

  it('holds for polls as well', async () => {
    const { mei, lena, group: conversationId } = await crew()
    await world.call(mei, 'chat.changeGroupSettings', { conversationId, slowSeconds: 60 })
    const poll = () => ({
      ...{ pollId: newUuid(), conversationId, question: 'Where to?', options: ['Up', 'Down'] },
      ...{ multiple: false, anonymous: false, endsAt: null },
    })
    await world.call(lena, 'polls.create', poll())
    await expect(world.call(lena, 'polls.create', poll())).rejects.toEqual(refused('chat.tooSoon'))
    await expect(world.say(lena, conversationId, 'Well')).rejects.toEqual(refused('chat.tooSoon'))
    await world.call(mei, 'polls.create', poll())
    await world.call(mei, 'polls.create', poll())
  })

  it('is not escaped by leaving and coming back', async () => {
    const { mei, lena, group: conversationId } = await crew()
    await world.call(mei, 'chat.changeGroupSettings', { conversationId, slowSeconds: 3600 })
    await world.say(lena, conversationId, 'First')
    await world.call(lena, 'chat.leaveGroup', { conversationId })
    await world.call(mei, 'chat.inviteMembers', { conversationId, memberIds: [lena.id] })
    await expect(world.say(lena, conversationId, 'Second')).rejects.toEqual(refused('chat.tooSoon'))
  })
})

describe('ownership', () => {
  it('is given away, and its giver stays as an admin', async () => {
    const { mei, lena, group: conversationId } = await crew()
    await world.call(mei, 'chat.transferGroup', { conversationId, memberId: lena.id })
    expect([(await seenBy(mei, conversationId)).role, (await seenBy(lena, conversationId)).role]).toEqual([
      'admin',
      'owner',
    ])
    await expect(world.call(mei, 'chat.transferGroup', { conversationId, memberId: mei.id })).rejects.toEqual(
      refused('chat.notAllowed'),
    )
  })

  it('has one holder, also when its taker leaves meanwhile', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { mei, omar, lena, group: conversationId } = await crew()
      await Promise.allSettled([
        world.call(mei, 'chat.transferGroup', { conversationId, memberId: lena.id }),
        world.call(lena, 'chat.leaveGroup', { conversationId }),
        world.call(mei, 'chat.leaveGroup', { conversationId }),
      ])
      const { members } = await world.call(omar, 'chat.listMembers', { conversationId })
      expect(members.filter(({ role, left }) => role === 'owner' && !left)).toHaveLength(1)
    }
  })
})

it('a nickname stands in the list of people until its owner leaves', async () => {
  const { mei, lena, group: conversationId } = await crew()
  await world.call(lena, 'chat.setNickname', { conversationId, nickname: 'Captain' })
  const called = async () =>
    (await world.call(mei, 'chat.listMembers', { conversationId })).members.find(({ member }) => member.id === lena.id)
  expect(await called()).toMatchObject({ nickname: 'Captain', left: false })
  await world.call(lena, 'chat.leaveGroup', { conversationId })
  await world.call(mei, 'chat.inviteMembers', { conversationId, memberIds: [lena.id] })
  expect(await called()).toMatchObject({ nickname: null, invitedById: mei.id })
})

describe('a notice', () => {
  it('stands until one confirms it, and its writers see who has', async () => {
    const { mei, omar, lena, group: conversationId } = await crew()
    await world.call(omar, 'chat.writeNotice', { conversationId, text: 'We sail at six' })
    const notice = (await seenBy(lena, conversationId)).group?.notice
    if (!notice) throw new Error('There is a notice')
    expect(notice).toMatchObject({ text: 'We sail at six', byId: omar.id, confirmed: false })
    expect((await seenBy(omar, conversationId)).group?.notice?.confirmed).toBe(true)
    const asked = { conversationId, noticeId: notice.id }
    await world.call(lena, 'chat.confirmNotice', asked)
    expect((await seenBy(lena, conversationId)).group?.notice?.confirmed).toBe(true)
    expect(await world.call(mei, 'chat.listNoticeReaders', asked)).toEqual({
      confirmedIds: [lena.id],
      waitingIds: [mei.id],
    })
    await expect(world.call(lena, 'chat.listNoticeReaders', asked)).rejects.toEqual(refused('chat.notAllowed'))
    await expect(world.call(lena, 'chat.writeNotice', { conversationId, text: 'No' })).rejects.toEqual(
      refused('chat.notAllowed'),
    )
    await world.call(mei, 'chat.writeNotice', { conversationId, text: 'We sail at seven' })
    expect((await seenBy(lena, conversationId)).group?.notice).toMatchObject({ confirmed: false })
    await expect(world.call(lena, 'chat.confirmNotice', asked)).rejects.toEqual(refused('chat.noticeNotFound'))
    await world.call(mei, 'chat.writeNotice', { conversationId, text: null })
    expect((await seenBy(lena, conversationId)).group?.notice).toBeNull()
  })
})
