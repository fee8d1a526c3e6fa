import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'

let world: World
let mei: Person
let omar: Person
let lena: Person
let direct: string
let group: string

beforeAll(async () => {
  world = await createWorld()
  mei = await world.person('Mei')
  omar = await world.person('Omar')
  lena = await world.person('Lena')
  direct = await world.befriend(mei, omar)
  group = await world.group([mei, omar, lena], 'Crew')
})
afterAll(() => world.close())

const DAY_MS = 86_400_000
const conversationOf = async (who: Person, conversationId: string) =>
  (await world.call(who, 'chat.getConversation', { conversationId })).conversation
const seqsFor = async (who: Person, conversationId: string) =>
  (await world.call(who, 'chat.fetchMessages', { conversationId })).messages.map(({ seq }) => seq)
const look = async (who: Person, conversationId: string, seq: number) =>
  (await world.call(who, 'chat.getMessages', { conversationId, seqs: [seq] })).messages[0]
const picture = async (who: Person) => {
  const bytes = await sharp({ create: { width: 48, height: 32, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
  return (await world.call(who, 'files.uploadPicture', {}, { bytes })).id
}
const sendPicture = async (who: Person, conversationId: string, fileId: string) => {
  const body = { kind: 'picture' as const, fileId }
  return world.call(who, 'chat.sendMessage', { conversationId, messageId: newUuid(), body })
}
const settle = () => world.platform.jobHandlers.settleExpired({})

describe('chat.clearHistory', () => {
  it('takes what was said from one member for good, and from nobody else', async () => {
    const fileId = await picture(omar)
    await sendPicture(omar, group, fileId)
    const seq = await world.say(omar, group, 'Before')
    await world.call(mei, 'chat.clearHistory', { conversationId: group, upToSeq: seq })
    expect(await seqsFor(mei, group)).toEqual([])
    expect(await look(mei, group, seq)).toBeUndefined()
    await expect(world.call(mei, 'files.fetchFile', { fileId, variant: 'original' })).rejects.toMatchObject({
      code: 'files.notFound',
    })
    expect(await seqsFor(omar, group)).toContain(seq)
    expect((await look(omar, group, seq))?.body.kind).toBe('text')
    const { lastMessage, unread } = await conversationOf(mei, group)
    expect(lastMessage?.body).toEqual({ kind: 'hidden' })
    expect(unread.count).toBe(0)
    const next = await world.say(lena, group, 'After')
    expect(await seqsFor(mei, group)).toEqual([next])
  })

  it('does not bring back what was cleared, nor clear what is not said yet', async () => {
    const { firstSeq } = await conversationOf(mei, group)
    expect(await world.call(mei, 'chat.clearHistory', { conversationId: group, upToSeq: 1 })).toEqual({ firstSeq })
    const beyond = world.call(mei, 'chat.clearHistory', { conversationId: group, upToSeq: 4_000 })
    await expect(beyond).rejects.toMatchObject({ code: 'chat.messageNotFound' })
  })
})

describe('chat.changePreferences', () => {
  it('takes only an own picture for behind the messages, and keeps it', async () => {
    const fileId = await picture(mei)
    const background = { kind: 'picture' as const, fileId }
    const theirs = world.call(omar, 'chat.changePreferences', { conversationId: direct, background })
    await expect(theirs).rejects.toMatchObject({ code: 'files.notFound' })
    await world.call(mei, 'chat.changePreferences', { conversationId: direct, background })
    world.clock.advance(8 * DAY_MS)
    await world.platform.jobHandlers.sweep({})
    await expect(world.call(mei, 'files.fetchFile', { fileId, variant: 'original' })).resolves.toBeDefined()
    await world.call(mei, 'chat.changePreferences', { conversationId: direct, background: null })
    await world.platform.jobHandlers.sweep({})
    await expect(world.call(mei, 'files.fetchFile', { fileId, variant: 'original' })).rejects.toMatchObject({
      code: 'files.notFound',
    })
  })

  it('does not put away what is not said yet', async () => {
    const { lastSeq } = await conversationOf(mei, direct)
    const kept = await world.call(mei, 'chat.changePreferences', { conversationId: direct, archivedSeq: lastSeq + 9 })
    expect(kept.archivedSeq).toBe(lastSeq)
  })
})

describe('chat.openNotes', () => {
  it('is one conversation, with oneself alone', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => world.call(lena, 'chat.openNotes', {})))
    const ids = new Set(answers.map(({ conversation }) => conversation.id))
    expect(ids.size).toBe(1)
    const [id = ''] = ids
    expect(await conversationOf(lena, id)).toMatchObject({ kind: 'direct', memberCount: 1, peer: { id: lena.id } })
    const seq = await world.say(lena, id, 'Buy tea')
    expect((await look(lena, id, seq))?.body.kind).toBe('text')
    await expect(conversationOf(mei, id)).rejects.toMatchObject({ code: 'chat.conversationNotFound' })
  })
})

describe('chat.setDisappearing', () => {
  it('is for both of a direct conversation, and for those who lead a group', async () => {
    const by = (who: Person, conversationId: string) =>
      world.call(who, 'chat.setDisappearing', { conversationId, afterSeconds: 86_400 })
    await expect(by(lena, group)).rejects.toMatchObject({ code: 'chat.notAllowed' })
    await by(mei, group)
    await by(omar, direct)
    expect((await conversationOf(lena, group)).disappearAfter).toBe(86_400)
    expect((await conversationOf(mei, direct)).lastMessage?.body).toMatchObject({
      note: { type: 'disappearingChanged', byId: omar.id, afterSeconds: 86_400 },
    })
  })

  it('says of each message when it goes, wherever it is asked', async () => {
    const message = { conversationId: direct, messageId: newUuid(), body: { kind: 'text' as const, text: 'For a day' } }
    const sent = await world.call(omar, 'chat.sendMessage', message)
    const at = new Date(world.clock.now().getTime() + DAY_MS).toISOString()
    expect(sent.expiresAt).toBe(at)
    expect((await world.call(omar, 'chat.sendMessage', message)).expiresAt).toBe(at)
    expect((await look(mei, direct, sent.seq))?.expiresAt).toBe(at)
    expect((await conversationOf(mei, direct)).lastMessage?.expiresAt).toBe(at)
  })

  it('leaves what was written before, and what is written after it was switched off', async () => {
    const conversationId = await world.group([mei, omar], 'Three times')
    const set = (afterSeconds: 86_400 | 604_800 | null) =>
      world.call(mei, 'chat.setDisappearing', { conversationId, afterSeconds })
    const before = await world.say(mei, conversationId, 'Before')
    await set(86_400)
    const day = await world.say(mei, conversationId, 'A day')
    await set(604_800)
    const week = await world.say(mei, conversationId, 'A week')
    await set(null)
    const after = await world.say(mei, conversationId, 'For good')
    const kinds = async () =>
      Promise.all([before, day, week, after].map(async (seq) => (await look(omar, conversationId, seq))?.body.kind))
    world.clock.advance(DAY_MS - 1)
    await settle()
    expect(await kinds()).toEqual(['text', 'text', 'text', 'text'])
    world.clock.advance(1)
    await settle()
    expect(await kinds()).toEqual(['text', 'expired', 'text', 'text'])
    world.clock.advance(6 * DAY_MS)
    await settle()
    await settle()
    expect(await kinds()).toEqual(['text', 'expired', 'expired', 'text'])
    expect(await seqsFor(omar, conversationId)).toContain(day)
    const left = await world.pool.query('SELECT FROM disappearing WHERE conversation_id = $1', [conversationId])
    expect(left.rowCount).toBe(0)
  })

  it('leaves nothing of a message: no words, reactions, mentions, files', async () => {
    const fileId = await picture(omar)
    const kept = await picture(omar)
    const other = await world.group([mei, omar], 'Elsewhere')
    await sendPicture(omar, other, kept)
    const { seq: gone } = await sendPicture(omar, group, fileId)
    await sendPicture(omar, group, kept)
    const body = { kind: 'text' as const, text: '@Mei secret', mentions: [{ memberId: mei.id, offset: 0, length: 4 }] }
    const input = { conversationId: group, messageId: newUuid(), body }
    const { seq } = await world.call(omar, 'chat.sendMessage', input)
    await world.call(lena, 'chat.setReaction', { conversationId: group, seq, emoji: '👍' })
    expect((await conversationOf(mei, group)).mentionedSeq).toBe(seq)
    world.clock.advance(DAY_MS)
    await settle()
    expect(await look(mei, group, seq)).toMatchObject({ body: { kind: 'expired' }, reactions: [], expiresAt: null })
    expect(await look(mei, group, gone)).toMatchObject({ body: { kind: 'expired' } })
    expect((await conversationOf(mei, group)).mentionedSeq).toBeNull()
    await expect(world.call(omar, 'files.fetchFile', { fileId, variant: 'original' })).rejects.toMatchObject({
      code: 'files.notFound',
    })
    await expect(world.call(mei, 'files.fetchFile', { fileId: kept, variant: 'original' })).resolves.toBeDefined()
    const words = await world.pool.query("SELECT FROM messages WHERE body::text LIKE '%secret%'")
    expect(words.rowCount).toBe(0)
    // The sender may not have heard that it was taken, long ago.
    expect((await world.call(omar, 'chat.sendMessage', input)).seq).toBe(seq)
    const react = world.call(lena, 'chat.setReaction', { conversationId: group, seq, emoji: '👍' })
    await expect(react).rejects.toMatchObject({ code: 'chat.messageNotFound' })
  })
})
