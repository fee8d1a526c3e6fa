import { EVERYONE } from '@sampan/contract'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'

let world: World
let mei: Person
let omar: Person
let conversationId: string

beforeAll(async () => {
  world = await createWorld()
  mei = await world.person('Mei')
  omar = await world.person('Omar')
  conversationId = await world.befriend(mei, omar)
})
afterAll(() => world.close())

const text = (words: string) => ({ kind: 'text' as const, text: words })

describe('chat.sendMessage', () => {
  it('numbers messages one after the other, for both sides alike', async () => {
    const first = await world.say(mei, conversationId, 'Hello')
    const second = await world.say(omar, conversationId, 'Hello yourself')
    expect(second).toBe(first + 1)
    const { messages } = await world.call(omar, 'chat.fetchMessages', { conversationId })
    expect(messages.slice(-2).map(({ body, senderId }) => [senderId, body])).toEqual([
      [mei.id, { kind: 'text', text: 'Hello', mentions: [] }],
      [omar.id, { kind: 'text', text: 'Hello yourself', mentions: [] }],
    ])
  })

  it('gives a repeated message its number again', async () => {
    const message = { conversationId, messageId: newUuid(), body: text('Once only') }
    const answers = await Promise.all([1, 2, 3].map(() => world.call(mei, 'chat.sendMessage', message)))
    expect(new Set(answers.map(({ seq }) => seq)).size).toBe(1)
    await expect(world.call(mei, 'chat.sendMessage', message)).resolves.toEqual(answers[0])
  })

  it('refuses the same id with another body', async () => {
    const messageId = newUuid()
    await world.call(mei, 'chat.sendMessage', { conversationId, messageId, body: text('One') })
    const other = { conversationId, messageId, body: text('Two') }
    await expect(world.call(mei, 'chat.sendMessage', other)).rejects.toMatchObject({ code: 'request.conflict' })
    const theirs = { conversationId, messageId, body: text('One') }
    await expect(world.call(omar, 'chat.sendMessage', theirs)).rejects.toMatchObject({ code: 'request.conflict' })
  })

  it('leaves no gap where some of a batch are refused', async () => {
    const stranger = await world.person()
    const before = await world.call(mei, 'chat.getConversation', { conversationId })
    const sends = Array.from({ length: 60 }, (_, index) => {
      const who = index % 3 === 0 ? stranger : index % 3 === 1 ? mei : omar
      return world.say(who, conversationId, `Number ${index}`).catch((reason: { code: string }) => reason.code)
    })
    const outcomes = await Promise.all(sends)
    expect(outcomes.filter((outcome) => outcome === 'chat.conversationNotFound')).toHaveLength(20)
    const seqs = outcomes.filter((outcome) => typeof outcome === 'number').sort((a, b) => a - b)
    const { lastSeq } = before.conversation
    expect(seqs).toEqual(Array.from({ length: 40 }, (_, index) => lastSeq + 1 + index))
    const after = await world.call(mei, 'chat.getConversation', { conversationId })
    expect(after.conversation.lastSeq).toBe(lastSeq + 40)
  })

  it('answers each of a batch for itself, whatever is unusual about others', async () => {
    const ana = await world.person('Ana')
    const usual = await world.befriend(mei, ana)
    const slow = await world.group([mei, omar, ana])
    const closed = await world.group([mei, omar])
    await world.call(mei, 'chat.changeGroupSettings', { conversationId: slow, slowSeconds: 60 })
    await world.call(mei, 'chat.changeGroupSettings', { conversationId: closed, posting: 'admins' })
    const sent = { conversationId: usual, messageId: newUuid(), body: text('Sent before') }
    const before = await world.call(ana, 'chat.sendMessage', sent)
    const lastSeqOf = async (id: string) =>
      (await world.call(mei, 'chat.getConversation', { conversationId: id })).conversation.lastSeq
    const lastSeqs = await Promise.all([usual, slow, closed].map(lastSeqOf))
    const outcomes = await Promise.all([
      world.say(ana, usual, 'One'),
      world.say(omar, slow, 'Two'),
      world.say(omar, slow, 'Three').catch(({ code }: { code: string }) => code),
      world.say(omar, closed, 'Four').catch(({ code }: { code: string }) => code),
      world.call(ana, 'chat.sendMessage', sent).then(({ seq }) => seq),
      world.say(mei, closed, 'Five'),
      world.say(mei, usual, 'Six'),
      world.say(mei, slow, 'Seven'),
    ])
    const [usualSeq = 0, slowSeq = 0, closedSeq = 0] = lastSeqs
    expect(outcomes).toEqual([
      ...[usualSeq + 1, slowSeq + 1, 'chat.tooSoon', 'chat.adminsOnly'],
      ...[before.seq, closedSeq + 1, usualSeq + 2, slowSeq + 2],
    ])
    expect(await Promise.all([usual, slow, closed].map(lastSeqOf))).toEqual([usualSeq + 2, slowSeq + 2, closedSeq + 1])
  })

  it('refuses quotes and mentions of what is not there', async () => {
    const send = (extra: object) =>
      world.callRaw(mei, 'chat.sendMessage', { conversationId, messageId: newUuid(), body: text('Hm'), ...extra })
    await expect(send({ replyToSeq: 100_000 })).rejects.toMatchObject({ code: 'chat.replyUnknown' })
    const stranger = await world.person()
    const mention = (memberId: string) => ({ ...text('Hm'), mentions: [{ memberId, offset: 0, length: 2 }] })
    await expect(send({ body: mention(stranger.id) })).rejects.toMatchObject({ code: 'chat.mentionUnknown' })
    await expect(send({ body: { ...text(''), text: 'x' }, replyToSeq: 1 })).resolves.toMatchObject({})
    await send({ body: mention(omar.id) })
    const { conversation } = await world.call(omar, 'chat.getConversation', { conversationId })
    expect(conversation.mentionedSeq).toBe(conversation.lastSeq)
  })

  it('calls everyone, however many they are, for who leads the group', async () => {
    const crowd: Person[] = []
    while (crowd.length < 52) crowd.push(await world.person())
    const group = await world.group([mei, omar, ...crowd], 'Crowd')
    const call = (who: Person) =>
      world.call(who, 'chat.sendMessage', {
        conversationId: group,
        messageId: newUuid(),
        body: { ...text('@Everyone'), mentions: [{ memberId: EVERYONE, offset: 0, length: 9 }] },
      })
    const { seq } = await call(mei)
    for (const who of [omar, ...crowd.slice(-2)])
      expect((await world.call(who, 'chat.getConversation', { conversationId: group })).conversation.mentionedSeq).toBe(
        seq,
      )
    const own = await world.call(mei, 'chat.getConversation', { conversationId: group })
    expect(own.conversation.mentionedSeq).toBeNull()
    await expect(call(omar)).rejects.toMatchObject({ code: 'chat.notAllowed' })
    await world.call(mei, 'chat.setRole', { conversationId: group, memberId: omar.id, role: 'admin' })
    const { seq: again } = await call(omar)
    expect(again).toBeGreaterThan(seq)
    await expect(
      world.call(mei, 'chat.editMessage', {
        conversationId: group,
        seq,
        words: { ...text('Nobody') },
      }),
    ).resolves.toEqual({})
    expect(
      (await world.call(crowd[0] ?? omar, 'chat.getConversation', { conversationId: group })).conversation.mentionedSeq,
    ).toBe(again)
  })
})
