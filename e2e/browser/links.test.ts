import { createServer, type Server } from 'node:http'
import {
  createSmallInternet,
  type SmallInternet,
  siteAddress,
} from '@sampan/server/kernel/outbound/outbound.fixture.ts'
import { expect, testWith } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll } from 'vitest'

const t = texts.messages
let internet: SmallInternet
let translator: Server
let translateUrl = ''

beforeAll(async () => {
  const picture = await sharp({ create: { width: 800, height: 420, channels: 3, background: '#2a9d8f' } })
    .png()
    .toBuffer()
  internet = await createSmallInternet((request, response) => {
    if (request.url === '/boat.png') return void response.writeHead(200, { 'content-type': 'image/png' }).end(picture)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(`<head><title>The ferry</title><meta name="description" content="Every hour, also on Sundays.">
      <meta property="og:image" content="/boat.png"></head>`)
  })
  internet.names.set('ferries.example.com', [siteAddress])
  translator = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const { q, target } = JSON.parse(body)
    response.end(JSON.stringify({ translatedText: `${target}: ${q}`, detectedLanguage: { language: 'de' } }))
  })
  await new Promise<void>((resolve) => translator.listen(0, '127.0.0.1', resolve))
  const address = translator.address()
  translateUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(async () => {
  await internet.close()
  await new Promise((resolve) => translator.close(resolve))
})

const test = testWith(
  () => ({ SAMPAN_TRANSLATE_URL: translateUrl }),
  () => ({ fetchGuarded: internet.fetchGuarded }),
)

const link = 'http://ferries.example.com/times'
const held = (page: Page) => page.getByRole('region', { name: t.preview.title, exact: true })
const card = (page: Page) => page.getByRole('log').getByRole('link', { name: 'The ferry Every hour' })

test('a link is shown with its page, or without, as its sender likes', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).open()
  await omar.chat(mei).open()

  await mei.chat(omar).type(`Look: ${link}`)
  await held(mei.page).getByText('The ferry', { exact: true }).waitFor()
  await mei.chat(omar).pressSend()
  await held(mei.page).waitFor({ state: 'detached' })
  await card(mei.page).waitFor()
  await card(omar.page).waitFor()
  expect(await card(omar.page).getAttribute('href')).toBe(link)
  // The picture comes from this server, and is there.
  const picture = card(omar.page).locator('img')
  expect(new URL((await picture.getAttribute('src')) ?? '', world.origin).origin).toBe(world.origin)
  await expect.poll(() => picture.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth)).toBe(800)

  await mei.chat(omar).type(`Once more ${link}`)
  await mei.page.getByRole('button', { name: t.preview.remove, exact: true }).click()
  await held(mei.page).waitFor({ state: 'detached' })
  await mei.chat(omar).pressSend()
  await omar.page
    .getByRole('article')
    .filter({ hasText: `Once more ${link}` })
    .waitFor()
  expect(await card(omar.page).count()).toBe(1)
  // Still so after both came back.
  await omar.page.reload()
  await card(omar.page).waitFor()
})

test('a link that is added afterwards brings its page', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).send('Look')
  await omar.chat(mei).sees('Look')
  await mei.chat(omar).composer.press('ArrowUp')
  await mei.chat(omar).composer.fill(`Look: ${link}`)
  await held(mei.page).getByText('The ferry', { exact: true }).waitFor()
  await mei.chat(omar).composer.press('Enter')
  await card(omar.page).waitFor()
  expect(await card(omar.page).getAttribute('href')).toBe(link)
})

test('what somebody wrote is read in the language of the screen', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await omar.chat(mei).send('Guten Morgen')
  await mei.chat(omar).open()
  const menu = async (entry: string) => {
    const message = mei.page.getByRole('article').filter({ hasText: 'Guten Morgen' })
    await message.hover()
    await message.getByRole('button', { name: texts.chat.message.menu }).click()
    await mei.page.getByRole('menuitem', { name: entry, exact: true }).click()
  }
  await menu(t.translation.translate)
  await mei.page.getByText('en: Guten Morgen', { exact: true }).waitFor()
  await mei.page.getByText(fill(t.translation.from, { language: 'German' }), { exact: true }).waitFor()
  await menu(t.translation.hide)
  await mei.page.getByText('en: Guten Morgen', { exact: true }).waitFor({ state: 'detached' })
})
