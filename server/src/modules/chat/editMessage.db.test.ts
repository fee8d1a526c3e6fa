import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'

let world: World
let mei: Person
let omar: Person
let lena: Person
let conversationId: string

beforeAll(async () => {
  world = await createWorld()
  mei = await world.person('Mei')
  omar = await world.person('Omar')
  lena = await world.person('Lena')
  conversationId = await world.group([mei, omar, lena], 'Crew')
})
afterAll(() => world.close())

const text = (words: string) => ({ kind: 'text' as const, text: words })
const naming = (person: Person) => ({ ...text('You'), mentions: [{ memberId: person.id, offset: 0, length: 3 }] })

async function look(who: Person, seq: number) {
  const { messages } = await world.call(who, 'chat.getMessages', { conversationId, seqs: [seq] })
  return messages[0]
}
const mentionedSeqOf = async (who: Person) =>
  (await world.call(who, 'chat.getConversation', { conversationId })).conversation.mentionedSeq

describe('chat.editMessage', () => {
  it('gives a message other words for everyone, with a mark', async () => {
    const seq = await world.say(mei, conversationId, 'Six o’clock')
    expect((await look(omar, seq))?.editedAt).toBeNull()
    await world.call(mei, 'chat.editMessage', { conversationId, seq, words: text('Seven o’clock') })
    for (const who of [mei, omar]) {
      const message = await look(who, seq)
      expect(message?.body).toEqual({ kind: 'text', text: 'Seven o’clock', mentions: [] })
      expect(message?.editedAt).toBe(world.clock.now().toISOString())
    }
  })

  it('leaves no mark where nothing changed', async () => {
    const seq = await world.say(mei, conversationId, 'As it is')
    await world.call(mei, 'chat.editMessage', { conversationId, seq, words: text('As it is') })
    expect((await look(omar, seq))?.editedAt).toBeNull()
  })

  it('still knows a message that is sent again after it was edited', async () => {
    const message = { conversationId, messageId: newUuid(), body: text('First') }
    const answer = await world.call(mei, 'chat.sendMessage', message)
    for (const words of ['Second', 'Third'])
      await world.call(mei, 'chat.editMessage', { conversationId, seq: answer.seq, words: text(words) })
    await expect(world.call(mei, 'chat.sendMessage', message)).resolves.toEqual(answer)
    const other = { ...message, body: text('Another') }
    await expect(world.call(mei, 'chat.sendMessage', other)).rejects.toMatchObject({ code: 'request.conflict' })
    await expect(world.call(mei, 'chat.sendMessage', { ...message, forwarded: true })).rejects.toMatchObject({
      code: 'request.conflict',
    })
  })

  it('calls those whom the new words name, and no longer those whom they do not', async () => {
    const seq = await world.say(mei, conversationId, 'Somebody')
    expect(await mentionedSeqOf(omar)).toBeNull()
    await world.call(mei, 'chat.editMessage', { conversationId, seq, words: naming(omar) })
    expect(await mentionedSeqOf(omar)).toBe(seq)
    await world.call(mei, 'chat.editMessage', { conversationId, seq, words: naming(lena) })
    expect(await mentionedSeqOf(omar)).toBeNull()
    expect(await mentionedSeqOf(lena)).toBe(seq)
    await world.call(lena, 'chat.markRead', { conversationId, seq })
  })

  it('does not reach who deleted it for themselves', async () => {
    const seq = await world.say(mei, conversationId, 'Hide me')
    await world.call(lena, 'chat.hideMessage', { conversationId, seq })
    await world.call(mei, 'chat.editMessage', { conversationId, seq, words: naming(lena) })
    expect(await look(lena, seq)).toMatchObject({ body: { kind: 'hidden' }, editedAt: null })
    expect(await mentionedSeqOf(lena)).toBeNull()
  })

  it('names only who is there', async () => {
    const seq = await world.say(mei, conversationId, 'Who')
    const stranger = await world.person()
    await expect(
      world.call(mei, 'chat.editMessage', { conversationId, seq, words: naming(stranger) }),
    ).rejects.toMatchObject({ code: 'chat.mentionUnknown' })
  })

  it('is not a way to speak where only admins do', async () => {
    const seq = await world.say(omar, conversationId, 'Before')
    await world.call(mei, 'chat.changeGroupSettings', { conversationId, posting: 'admins' })
    await expect(
      world.call(omar, 'chat.editMessage', { conversationId, seq, words: text('After') }),
    ).rejects.toMatchObject({ code: 'chat.adminsOnly' })
    await world.call(mei, 'chat.changeGroupSettings', { conversationId, posting: 'everyone' })
  })

  it('is over after 15 minutes, and for others always', async () => {
    const seq = await world.say(mei, conversationId, 'Late')
    const edit = { conversationId, seq, words: text('Later') }
    await expect(world.call(omar, 'chat.editMessage', edit)).rejects.toMatchObject({ code: 'chat.notYours' })
    world.clock.advance(15 * 60_000 + 1)
    await expect(world.call(mei, 'chat.editMessage', edit)).rejects.toMatchObject({ code: 'chat.editTooLate' })
  })

  it('leaves nothing of it where it is taken back', async () => {
    const { logSeq } = await world.call(omar, 'sync.catchUp', { logSeq: null })
    const seq = await world.say(mei, conversationId, 'Gone')
    await world.call(mei, 'chat.editMessage', { conversationId, seq, words: text('Gone soon') })
    await world.call(mei, 'chat.recallMessage', { conversationId, seq })
    expect(await look(omar, seq)).toMatchObject({ body: { kind: 'recalled' }, editedAt: null })
    // Nor does a device that comes late hear of the words.
    const late = JSON.stringify(await world.call(omar, 'sync.catchUp', { logSeq }))
    expect(late).toContain('chat.messageEdited')
    expect(late).not.toContain('Gone soon')
    await expect(
      world.call(mei, 'chat.editMessage', { conversationId, seq, words: text('Back') }),
    ).rejects.toMatchObject({ code: 'chat.notEditable' })
  })
})
