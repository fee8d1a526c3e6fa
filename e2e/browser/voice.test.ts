/** Voice messages: heard one after the other, at other speeds, while one looks at something else. What is gone is gone here too. */
import { newUuid } from '@sampan/server/kernel/ids.ts'
import type { OnBoard } from '@sampan/testkit/browser/device.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'
import type { World } from '@sampan/testkit/world/world.ts'
import { pictureBytes, voiceBytes, waveform } from '../api/samples.ts'

const { chat: t, voice: v } = texts

async function sendVoice(inside: World, { person }: OnBoard, conversationId: string): Promise<number> {
  const { id: fileId } = await inside.call(person, 'files.uploadVoice', {}, { bytes: voiceBytes })
  const body = { kind: 'voice' as const, fileId, durationMs: 2_000, waveform }
  return (await inside.call(person, 'chat.sendMessage', { conversationId, messageId: newUuid(), body })).seq
}

test('voices are played on, marked as heard everywhere, and go on while one walks away', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const [chat] = await world.conversations(mei)
  await sendVoice(world.inside, omar, chat)
  await sendVoice(world.inside, omar, chat)
  const elsewhere = await world.device(mei.person)
  await elsewhere.chat(omar).open()
  const unheard = (at: OnBoard) => at.page.getByRole('log').getByText(v.unheard)
  await expect.poll(() => unheard(elsewhere).count()).toBe(2)

  await mei.chat(omar).open()
  await mei.page.getByRole('button', { name: t.voice.play }).first().click()
  const speed = mei.page.getByRole('button', { name: fill(v.speed, { speed: '1×' }) })
  await speed.click()
  await mei.page.getByRole('button', { name: fill(v.speed, { speed: '1.5×' }) }).click()
  await mei.page.getByRole('button', { name: fill(v.speed, { speed: '2×' }) }).waitFor()
  // The second one follows by itself.
  await expect.poll(() => unheard(elsewhere).count(), { timeout: 20_000 }).toBe(0)
  await omar.chat(mei).open()
  await expect.poll(() => omar.page.getByRole('log').getByText(v.played).count()).toBe(2)

  await mei.page.getByRole('slider', { name: t.voice.position }).first().fill('100')
  await mei.page.getByRole('button', { name: t.voice.pause }).click()
  await mei.goTo('contacts')
  const bar = mei.page.getByText(fill(v.bar.from, { name: 'Omar' }))
  await bar.waitFor()
  await bar.click()
  await mei.chat(omar).isOpen()
  await bar.waitFor({ state: 'hidden' })
  await mei.goTo('contacts')
  await mei.page.getByRole('button', { name: v.bar.stop }).click()
  await bar.waitFor({ state: 'detached' })
})

test('a chat with a strong alert is heard wherever one is, though it is muted', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const [chat] = await world.conversations(mei)
  await world.inside.call(mei.person, 'chat.changePreferences', {
    conversationId: chat,
    muted: true,
    strongAlert: true,
  })
  await mei.goTo('contacts')
  const said = mei.page.getByRole('status').getByText(/Omar.+The boat is sinking/)
  // Whoever listens for it arrives behind the screens: it is said until it is heard.
  await expect
    .poll(
      async () => {
        await world.inside.say(omar.person, chat, 'The boat is sinking')
        return said.count()
      },
      { timeout: 30_000, interval: 1_500 },
    )
    .toBeGreaterThan(0)
  await mei.page.getByRole('button', { name: texts.alerts.strong.open, exact: true }).click()
  await mei.chat(omar).isOpen()
})

test('a picture that was taken back is nowhere in the browser', async ({ world }) => {
  const [mei, omar] = await world.friendsWhoWorkOffline('Mei', 'Omar')
  const [chat] = await world.conversations(mei)
  const { id: fileId } = await world.inside.call(omar.person, 'files.uploadPicture', {}, { bytes: pictureBytes })
  const messageId = newUuid()
  const body = { kind: 'picture' as const, fileId, caption: 'Look' }
  const { seq } = await world.inside.call(omar.person, 'chat.sendMessage', { conversationId: chat, messageId, body })
  await mei.chat(omar).sees('Look')
  const kept = () =>
    mei.page.evaluate(async (id) => {
      const found: string[] = []
      for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) if (url.includes(id)) found.push(name)
      return found
    }, fileId)
  await expect.poll(kept).toEqual(['sampan-files'])
  await world.inside.call(omar.person, 'chat.recallMessage', { conversationId: chat, seq })
  await expect.poll(kept).toEqual([])
  const status = () =>
    mei.page.evaluate(
      async (id) =>
        (
          await fetch(`/api/files.fetchFile?fileId=${id}&variant=thumbnail`, {
            cache: 'only-if-cached',
            mode: 'same-origin',
          }).catch(() => ({ status: 504 }))
        ).status,
      fileId,
    )
  world.tolerate(/504|only-if-cached|ERR_CACHE_MISS|404/, 'the browser has nothing of it')
  expect(await status()).not.toBe(200)
})
