import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { OnBoard } from '@sampan/testkit/browser/device.ts'
import { TalkFiles } from '@sampan/testkit/browser/pages/talkFiles.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'
import { vi } from 'vitest'

const t = texts.files
const film = readFileSync(new URL('../../testkit/films/testCard.webm', import.meta.url))
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

const filesOf = (who: OnBoard, other: OnBoard) => new TalkFiles(who.chat(other))

/** A network over which so many bytes go up each second. */
async function slowDown(who: OnBoard, bytesPerSecond: number): Promise<void> {
  const session = await who.context.newCDPSession(who.page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 20,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond,
  })
}

test('a file goes on where the network was cut, also after a reload, and arrives as it was', async ({ world }) => {
  world.tolerate(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ERR_ABORTED/, 'Mei is in a tunnel')
  const [mei, omar] = await world.friendsWhoWorkOffline('Mei', 'Omar')
  const plan = { name: 'Plan 计划.bin', mimeType: 'application/octet-stream', buffer: randomBytes(14_000_000) }
  await mei.chat(omar).open()
  await slowDown(mei, 1_500_000)
  await filesOf(mei, omar).send('file', plan)
  // At once: where it has ended it is no upload any more.
  const begun = await vi.waitUntil(
    async () => {
      const { rows } = await world.inside.pool.query<{ id: string }>('SELECT id FROM uploads')
      return rows.length > 0 && rows
    },
    { timeout: 20_000 },
  )
  await expect.poll(() => filesOf(mei, omar).percentOf(plan.name), { timeout: 20_000 }).toBeGreaterThan(35)
  // What is said meanwhile does not wait for it.
  await mei.chat(omar).send('It comes in a moment')
  await omar.chats.row(mei).shows('It comes in a moment')

  await mei.goOffline()
  await mei.page.getByText(texts.common.offline).waitFor()
  await mei.page.reload()
  await filesOf(mei, omar).message(plan.name).waitFor()
  await mei.goOnline()
  await filesOf(mei, omar).message(plan.name).getByText(texts.chat.mark.sent, { exact: true }).waitFor({
    state: 'attached',
    timeout: 30_000,
  })
  // The same upload went on.
  const files = await world.inside.pool.query<{ id: string }>(`SELECT id FROM files WHERE kind = 'file'`)
  expect(files.rows).toEqual(begun)

  await omar.chats.row(mei).shows(plan.name)
  await omar.chat(mei).open()
  const saved = await filesOf(omar, mei).save(plan.name)
  expect(saved.name).toBe(plan.name)
  expect(digest(saved.bytes)).toBe(digest(plan.buffer))
}, 120_000)

test('a video is seen by its poster, plays in its place and is sent on', async ({ world }) => {
  const [mei, omar, lena] = await world.friends('Mei', 'Omar', 'Lena')
  await filesOf(mei, omar).send('media', { name: 'ferry.webm', mimeType: 'video/webm', buffer: film }, 'The ferry')
  await (await mei.chat(omar).sees('The ferry')).hasMark('sent')
  const got = await omar.chat(mei).sees('The ferry')
  const play = got.article.getByRole('button', {
    name: `${fill(t.bubble.videoFrom, { name: 'Mei' })}, 0:03. ${t.bubble.play}`,
  })
  await play.click()
  const video = got.article.locator('video')
  await expect
    .poll(() => video.evaluate((element) => (element instanceof HTMLVideoElement ? element.currentTime : 0)))
    .toBeGreaterThan(0.3)
  expect(await video.evaluate((element) => element instanceof HTMLVideoElement && element.videoWidth)).toBe(320)
  await got.forwardTo('Lena')
  await lena.chats.row(omar).shows('The ferry')
  await lena.chat(omar).sees('The ferry')
})

test('an upload is cancelled, and a page that calls itself a film is saved and never shown', async ({ world }) => {
  world.tolerate(/ERR_ABORTED|ERR_FAILED/, 'The upload is broken off')
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).open()
  await slowDown(mei, 400_000)
  await filesOf(mei, omar).send('file', { name: 'Large.bin', mimeType: '', buffer: randomBytes(9_000_000) })
  await expect.poll(() => filesOf(mei, omar).percentOf('Large.bin'), { timeout: 20_000 }).toBeGreaterThan(0)
  await filesOf(mei, omar).cancel('Large.bin')
  await expect
    .poll(async () => (await world.inside.pool.query('SELECT 1 FROM uploads')).rowCount, { timeout: 15_000 })
    .toBe(0)

  const page = Buffer.from('<!doctype html><script>document.title = "taken"</script>')
  await filesOf(mei, omar).send('media', { name: 'film.mp4', mimeType: 'video/mp4', buffer: page })
  await omar.chats.row(mei).shows('film.mp4')
  await omar.chat(mei).open()
  const saved = await filesOf(omar, mei).save('film.mp4')
  expect(saved.bytes).toEqual(page)
  expect(await omar.page.title()).not.toBe('taken')
})
