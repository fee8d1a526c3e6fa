import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { asPlace, replaceSource } from '@sampan/server/modules/places/index.ts'
import type { OnBoard } from '@sampan/testkit/browser/device.ts'
import { expect, test, testWith } from '@sampan/testkit/browser/test.ts'
import { texts } from '@sampan/testkit/browser/texts.ts'
import sharp from 'sharp'
import { afterAll, beforeAll } from 'vitest'

const t = { ...texts.messages.place, ...texts.places }
let upstream: Server
let asked = 0

beforeAll(async () => {
  const picture = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#a3c9d6' } })
    .png()
    .toBuffer()
  upstream = createServer((_request, response) => {
    asked += 1
    response.setHeader('content-type', 'image/png').end(picture)
  })
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  upstream.closeAllConnections()
  upstream.close()
})

const withMaps = testWith(() => ({
  SAMPAN_TILES_URL: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/{z}/{x}/{y}.png`,
  SAMPAN_TILES_ATTRIBUTION: 'The surveyors',
}))

/** Whatever a browser asks of anyone but the server of this world. */
function outsideOf({ page }: OnBoard, origin: string): string[] {
  const outside: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) outside.push(url)
  })
  return outside
}

async function openPicker({ page }: OnBoard) {
  await page.getByRole('button', { name: texts.chat.composer.attach, exact: true }).click()
  await page.getByRole('menuitem', { name: t.title, exact: true }).click()
  return page.getByRole('dialog', { name: t.send })
}

withMaps('a place nearby is chosen on the map, sent, and looked at', async ({ world }) => {
  const place = { name: 'Ferry Landing', category: 'transport', address: 'Old Port 1' }
  await replaceSource(world.inside.platform.db, newUuid, 'quarter', [
    asPlace({ ...place, latitude: '43.901200', longitude: '9.402100' }),
    asPlace({ ...place, name: 'Choir Hall', latitude: '43.903620', longitude: '9.399720' }),
  ])
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const outside = [outsideOf(mei, world.origin), outsideOf(omar, world.origin)]
  const context = mei.page.context()
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ latitude: 43.9013, longitude: 9.402 })

  await mei.chat(omar).open()
  const picker = await openPicker(mei)
  await picker.getByRole('application', { name: t.choose }).waitFor()
  await picker.getByRole('button', { name: t.mine, exact: true }).click()
  const rows = picker.getByRole('list', { name: t.near }).getByRole('button')
  await rows.filter({ hasText: 'Choir Hall' }).waitFor()
  await expect.poll(() => rows.first().innerText()).toContain('Ferry Landing')
  await picker.getByRole('searchbox', { name: t.find }).fill('landing')
  await rows.filter({ hasText: 'Choir Hall' }).waitFor({ state: 'detached' })
  await rows.filter({ hasText: 'Ferry Landing' }).click()
  await picker.getByRole('button', { name: t.send, exact: true }).click()

  await omar.chat(mei).open()
  await omar.chat(mei).from('Mei').getByRole('link', { name: 'Ferry Landing' }).click()
  await omar.page.getByRole('application', { name: /Ferry Landing/ }).waitFor()
  await omar.page.getByText('43.901200, 9.402100').waitFor()
  await expect.poll(() => omar.page.locator('img.leaflet-tile-loaded').count()).toBeGreaterThan(0)
  await omar.page.getByText('The surveyors').first().waitFor()
  expect(await omar.page.getByText(t.siteSees).count()).toBe(0)
  expect(asked).toBeGreaterThan(0)
  expect(outside).toEqual([[], []])
})

test('without maps a place stands on a drawing, and nothing leaves the house', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const outside = outsideOf(omar, world.origin)
  await world.inside.call(mei.person, 'chat.sendMessage', {
    conversationId: (await world.conversations(mei))[0],
    messageId: newUuid(),
    body: { kind: 'place', latitude: '43.901200', longitude: '9.402100', name: '', address: '' },
  })
  await omar.chat(mei).open()
  const link = omar.chat(mei).from('Mei').getByRole('link', { name: t.title })
  await link.waitFor()
  expect(await link.getAttribute('href')).toMatch(/^\/chats\//)
  await link.click()
  await omar.page.getByText('43.901200, 9.402100').last().waitFor()
  expect(await omar.page.locator('a[href^="http"], a[href^="geo:"]').count()).toBe(0)
  expect(outside).toEqual([])
})

test('a contact sees when one was last there, until one hides it', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).open()
  await mei.page.getByText(texts.chat.online, { exact: true }).first().waitFor()
  await omar.page.close()
  await mei.page.getByText(texts.chat.seen.recently, { exact: true }).waitFor()
  await world.inside.call(omar.person, 'privacy.changePrivacy', { lastSeen: false })
  await mei.page.reload()
  await mei.page.getByRole('heading', { name: 'Omar' }).waitFor()
  await expect.poll(() => mei.page.getByText(texts.chat.offline, { exact: true }).count()).toBeGreaterThan(0)
  expect(await mei.page.getByText(texts.chat.seen.recently, { exact: true }).count()).toBe(0)
})
