import { expect, test } from '@sampan/testkit/browser/test.ts'

interface Manifest {
  name: string
  short_name: string
  start_url: string
  scope: string
  display: string
  icons: { src: string; sizes: string; type: string; purpose?: string }[]
}

test('the app can be installed: its manifest and its icons are what a browser asks for', async ({ world }) => {
  const visitor = await world.visitor()
  const href = await visitor.page.locator('link[rel="manifest"]').getAttribute('href')
  const answer = await visitor.page.request.get(href ?? '')
  expect(answer.headers()['content-type']).toMatch(/application\/(manifest\+)?json/)
  const manifest: Manifest = await answer.json()
  expect(manifest).toMatchObject({ name: 'Sampan', start_url: '/chats', scope: '/', display: 'standalone' })
  for (const { src, type } of manifest.icons) {
    const icon = await visitor.page.request.get(src)
    expect([src, icon.status(), icon.headers()['content-type']?.split(';')[0]]).toEqual([src, 200, type])
  }
  expect(manifest.icons.some(({ sizes }) => sizes === '512x512')).toBe(true)
  expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true)
  const session = await visitor.context.newCDPSession(visitor.page)
  // Headless browsers install nothing, which is no fault of the app.
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  const ignored = ['in-incognito', 'prefer-related-applications']
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => !ignored.includes(id))).toEqual([])
})

test('after the first visit the service worker serves the app, also without a network', async ({ world }) => {
  world.tolerate(/ERR_INTERNET_DISCONNECTED/, 'the network is gone')
  const [mei] = await world.friendsWhoWorkOffline('Mei', 'Omar')
  await mei.page.reload()
  expect(await mei.page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toBe(`${world.origin}/sw.js`)
  await mei.goOffline()
  await mei.page.goto('/contacts')
  await mei.contacts.list.getByText('Omar', { exact: true }).waitFor()
  await mei.page.goto('/me/settings')
  await mei.page.getByRole('heading', { level: 1 }).first().waitFor()
  await mei.page.goto('/')
  await mei.chats.row('Omar').isThere()
})
