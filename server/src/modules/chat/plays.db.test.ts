import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'

const bytes = readFileSync(join(import.meta.dirname, '../../../../testkit/seeds/voices/mei-1.ogg'))
let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

async function sendVoice(who: Person, conversationId: string): Promise<number> {
  const { id: fileId } = await world.call(who, 'files.uploadVoice', {}, { bytes })
  const body = { kind: 'voice' as const, fileId, durationMs: 900, waveform: Array.from({ length: 28 }, () => 5) }
  return (await world.call(who, 'chat.sendMessage', { conversationId, messageId: newUuid(), body })).seq
}
const play = (who: Person, conversationId: string, seq: number) =>
  world.call(who, 'chat.markPlayed', { conversationId, seq })
async function playersFor(who: Person, conversationId: string, seq: number) {
  const { messages } = await world.call(who, 'chat.getMessages', { conversationId, seqs: [seq] })
  const body = messages[0]?.body
  return body?.kind === 'voice' ? body.playedBy : body?.kind
}
const newsOf = (conversationId: string) =>
  world.rings.flatMap((ring) =>
    ring.type === 'log'
      ? ring.entries.flatMap(({ name, body }) =>
          name === 'chat.voicePlayed' && body.conversationId === conversationId ? ring.memberId : [],
        )
      : [],
  )

it('one’s own devices and the sender are told, once, and nobody else', async () => {
  const [mei, omar, lena] = await world.people(3)
  const group = await world.group([mei, omar, lena], 'Crew')
  const seq = await sendVoice(mei, group)
  await play(omar, group, seq)
  await play(omar, group, seq)
  await play(mei, group, seq)
  expect(await playersFor(mei, group, seq)).toEqual([omar.id])
  expect(await playersFor(omar, group, seq)).toEqual([omar.id])
  expect(await playersFor(lena, group, seq)).toEqual([])
  expect(newsOf(group).sort()).toEqual([mei.id, omar.id].sort())
})

it('who does not show what it has read does not show what it has heard, nor does it see it', async () => {
  const [mei, omar] = await world.people(2)
  const direct = await world.befriend(mei, omar)
  const seq = await sendVoice(mei, direct)
  await world.call(omar, 'privacy.changePrivacy', { readReceipts: false })
  await play(omar, direct, seq)
  await world.call(omar, 'privacy.changePrivacy', { readReceipts: true })
  expect(await playersFor(mei, direct, seq)).toEqual([])
  expect(await playersFor(omar, direct, seq)).toEqual([omar.id])
})

it('only what is a voice message, is there and can be seen', async () => {
  const [mei, omar, rosa] = await world.people(3)
  const direct = await world.befriend(mei, omar)
  const words = await world.say(mei, direct, 'No voice')
  await expect(play(omar, direct, words)).rejects.toMatchObject({ code: 'chat.messageNotFound' })
  const seq = await sendVoice(mei, direct)
  await expect(play(rosa, direct, seq)).rejects.toMatchObject({ code: 'chat.conversationNotFound' })
  await play(omar, direct, seq)
  await world.call(mei, 'chat.recallMessage', { conversationId: direct, seq })
  await expect(play(omar, direct, seq)).rejects.toMatchObject({ code: 'chat.messageNotFound' })
  const { rows } = await world.pool.query('SELECT FROM voice_plays WHERE conversation_id = $1', [direct])
  expect(rows).toEqual([])
})
