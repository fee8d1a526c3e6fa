import type { OnBoard } from '@sampan/testkit/browser/device.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'
import type { Locator } from 'playwright-core'
import sharp from 'sharp'

const t = texts.chat

/** A photograph of nothing in particular, 1200 × 900. */
async function photograph() {
  const { data, info } = await sharp({
    create: {
      width: 1200,
      height: 900,
      channels: 3,
      background: '#2a7f6f',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .jpeg()
    .toBuffer({ resolveWithObject: true })
  return { file: { name: 'river.jpg', mimeType: 'image/jpeg', buffer: data }, width: info.width, height: info.height }
}

/** How wide the picture is that the browser has loaded; 0 while it has not. */
const widthOf = (image: Locator): Promise<number> =>
  image.evaluate((element) => (element instanceof HTMLImageElement && element.complete ? element.naturalWidth : 0))

test('a picture with a caption is seen small, then large', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const { file, width } = await photograph()
  await mei.chat(omar).sendPicture(file, 'Our river')
  const own = await mei.chat(omar).sees('Our river')
  await own.hasMark('sent')
  await omar.chats.row(mei).shows('Our river')

  const got = await omar.chat(mei).sees('Our river')
  const picture = got.article.getByRole('button', { name: fill(t.picture.from, { name: 'Mei' }) })
  const thumbnail = picture.locator('img').last()
  await expect.poll(() => widthOf(thumbnail)).toBeGreaterThan(0)
  expect(await thumbnail.getAttribute('src')).toContain('thumbnail')
  expect(await widthOf(thumbnail)).toBeLessThan(width)

  await picture.click()
  const viewer = omar.page.getByRole('dialog', { name: t.picture.viewer })
  const original = viewer.getByRole('img', { name: 'Our river' })
  await expect.poll(() => widthOf(original)).toBe(width)
  await omar.page.keyboard.press('Escape')
  await viewer.waitFor({ state: 'detached' })
})

test('a picture that is none is refused in words, and can be forgotten', async ({ world }) => {
  world.tolerate(/status of 4\d\d.*files\.uploadPicture/, 'a text goes by the name of a picture')
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).sendPicture({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') })
  await mei.chat(omar).from(null).getByRole('button', { name: t.notSent }).waitFor()
  await omar.chats.row(mei).hasUnread(0)
})

async function hears(person: OnBoard, bubble: Locator): Promise<void> {
  const position = bubble.getByRole('slider', { name: t.voice.position })
  await bubble.getByRole('button', { name: t.voice.play }).click()
  await bubble.getByRole('button', { name: t.voice.pause }).waitFor()
  await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(200)
  // To its end, where it can be played again.
  await bubble.getByRole('button', { name: t.voice.play }).waitFor()
  await person.page.getByText(t.voice.failed).waitFor({ state: 'detached' })
}

test('a voice message is held, sent and heard', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).holdToTalk('0:01')
  const own = mei.chat(omar).from(null)
  await own.getByText(t.mark.sent, { exact: true }).waitFor({ state: 'attached' })
  await omar.chats.row(mei).shows(t.preview.voice)
  await omar.chat(mei).open()
  const got = omar.chat(mei).from('Mei')
  await got.getByText(/^0:0[12]/).waitFor()
  expect(await got.locator('svg rect').count()).toBe(28)
  const heights = await got.locator('svg rect').evaluateAll((bars) => bars.map((bar) => bar.getAttribute('height')))
  expect(new Set(heights).size).toBeGreaterThan(1)
  await hears(omar, got)
  await hears(mei, own)
})

test('a recording that is slid away is not sent; a tap goes on without holding', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).open()
  const button = mei.page.getByRole('button', { name: t.composer.holdToTalk })
  await button.hover()
  await mei.page.mouse.down()
  await mei.page.getByText(t.composer.slideToCancel).waitFor()
  await mei.page.mouse.move(400, 300)
  await mei.page.getByText(t.composer.releaseToCancel).waitFor()
  await mei.page.mouse.up()
  await mei.chat(omar).composer.waitFor()
  expect(await mei.chat(omar).from(null).count()).toBe(0)

  await button.click()
  await mei.page.getByRole('status').getByText('0:01', { exact: true }).waitFor()
  await mei.page.getByRole('button', { name: t.composer.discard }).click()
  await mei.chat(omar).composer.waitFor()
  expect(await mei.chat(omar).from(null).count()).toBe(0)

  await button.focus()
  await mei.page.keyboard.press('Enter')
  await mei.page.getByRole('status').getByText('0:01', { exact: true }).waitFor()
  await mei.page.getByRole('button', { name: t.composer.sendVoice }).click()
  await omar.chats.row(mei).shows(t.preview.voice)
})

test('a new picture of oneself reaches the other', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const { file } = await photograph()
  await mei.page.goto('/me/profile')
  const choosing = mei.page.waitForEvent('filechooser')
  await mei.page.getByRole('button', { name: texts.me.profile.changePicture }).click()
  await (await choosing).setFiles(file)
  await mei.page.getByRole('button', { name: texts.me.crop.use }).click()
  await mei.page.getByRole('button', { name: texts.me.profile.removePicture }).waitFor()
  const face = omar.chats.row(mei).row.locator('img')
  await expect.poll(() => face.count()).toBe(1)
  await expect.poll(() => widthOf(face)).toBeGreaterThan(0)
})
