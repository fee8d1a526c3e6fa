import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'
import type { Page } from 'playwright-core'
import sharp from 'sharp'

const t = texts.stickers

async function openStickers(page: Page) {
  await page.getByRole('button', { name: texts.chat.composer.emoji, exact: true }).click()
  const picker = page.getByRole('dialog', { name: texts.chat.emoji.title })
  await picker.getByRole('button', { name: t.stickers, exact: true }).click()
  return picker
}

const inTalk = (page: Page, label: string) => page.getByRole('log').getByRole('img', { name: label, exact: true })

/** A green disc on nothing. */
async function disc() {
  const circle = Buffer.from('<svg width="600" height="600"><circle cx="300" cy="300" r="280" fill="#2fa36b"/></svg>')
  return { name: 'disc.png', mimeType: 'image/png', buffer: await sharp(circle).png().toBuffer() }
}

test('a sticker of the house is sent and seen, and stands among the last ones', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).open()
  await omar.chat(mei).open()
  const picker = await openStickers(mei.page)
  await picker.getByRole('button', { name: t.house.hello, exact: true }).click()
  await picker.waitFor({ state: 'detached' })
  await inTalk(mei.page, fill(t.labelled, { name: t.house.hello })).waitFor()
  const got = inTalk(omar.page, fill(t.labelled, { name: t.house.hello }))
  await got.waitFor()
  await expect
    .poll(() => got.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
    .toBeGreaterThan(0)
  await omar.chats.row(mei).shows(texts.chat.preview.sticker)
  const again = await openStickers(mei.page)
  await again
    .getByRole('region', { name: t.recent, exact: true })
    .getByRole('button', { name: t.house.hello, exact: true })
    .waitFor()
})

test('a picture becomes a sticker, is sent, and kept by who got it', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).open()
  await omar.chat(mei).open()
  const picker = await openStickers(mei.page)
  const mine = picker.getByRole('region', { name: t.mine, exact: true })
  const choosing = mei.page.waitForEvent('filechooser')
  await mine.getByRole('button', { name: t.add, exact: true }).click()
  await (await choosing).setFiles(await disc())
  await mine.getByRole('button', { name: t.sticker, exact: true }).click()

  await inTalk(omar.page, t.sticker).waitFor()
  await inTalk(omar.page, t.sticker).click({ button: 'right' })
  await omar.page.getByRole('menuitem', { name: texts.chat.message.keepSticker, exact: true }).click()
  await omar.isTold(texts.chat.message.stickerKept)
  const his = await openStickers(omar.page)
  const kept = his.getByRole('region', { name: t.mine, exact: true })
  await kept.getByRole('button', { name: t.sticker, exact: true }).waitFor()
  await kept.getByRole('button', { name: t.sort, exact: true }).click()
  await kept.getByRole('button', { name: t.remove, exact: true }).click()
  await kept.getByRole('button', { name: t.sticker, exact: true }).waitFor({ state: 'detached' })
})
