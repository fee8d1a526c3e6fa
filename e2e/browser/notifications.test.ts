/** Notifications in a browser: what the settings do, and what the service worker makes of a push while no page is looked at. */
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { texts } from '@sampan/testkit/browser/texts.ts'

const words = texts.notifications

test('previews and quiet hours are set for all devices', async ({ world }) => {
  const [mei] = await world.signInAs('Mei')
  await mei.goTo('me')
  await mei.page.getByRole('link', { name: words.title }).click()
  await mei.page.getByRole('switch', { name: words.previews }).click({ force: true })
  await mei.page.getByRole('switch', { name: words.quiet }).click({ force: true })
  await mei.page.getByLabel(words.from).fill('23:30')
  const { timeZone } = await mei.page.evaluate(() => Intl.DateTimeFormat().resolvedOptions())
  await expect
    .poll(async () => (await world.inside.call(mei.person, 'push.getSettings', {})).preferences)
    .toEqual({ previews: false, quiet: { from: 1410, until: 420 }, timeZone })
  await mei.page.reload()
  await expect.poll(() => mei.page.getByLabel(words.from).inputValue()).toBe('23:30')
})

test('a push is shown once for each chat, and a press on it opens the chat', async ({ world }) => {
  const [mei] = await world.friendsWhoWorkOffline('Mei', 'Omar')
  const [chat] = await world.conversations(mei)
  await mei.context.grantPermissions(['notifications'], { origin: world.origin })
  const session = await mei.context.newCDPSession(mei.page)
  const registered = new Promise<string>((resolve) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations
      if (first) resolve(first.registrationId)
    }),
  )
  await session.send('ServiceWorker.enable')
  const registrationId = await registered
  const worker = mei.context.serviceWorkers()[0]
  if (!worker) throw new Error('There is no service worker')
  const push = (body: string) =>
    session.send('ServiceWorker.deliverPushMessage', {
      origin: world.origin,
      registrationId,
      data: JSON.stringify({ title: 'Omar', body, tag: chat, url: `/chats/${chat}`, badge: 1, language: 'en' }),
    })
  // Run in the service worker.
  const shown = () =>
    worker.evaluate(async () => {
      const { registration } = self as unknown as { registration: ServiceWorkerRegistration }
      const found = await registration.getNotifications()
      return found.map(({ title, body, tag }) => ({ title, body, tag }))
    })

  // Somebody looks at the app: it shows by itself what comes.
  await push('Look up')
  await mei.page.goto('about:blank')
  expect(await shown()).toEqual([])

  await push('One')
  await push('Two')
  await expect.poll(shown).toEqual([{ title: 'Omar', body: 'Two', tag: chat }])

  await mei.page.goto('/me')
  await mei.goTo('contacts')
  await worker.evaluate(async () => {
    const { registration, NotificationEvent: Pressed } = self as unknown as {
      registration: ServiceWorkerRegistration
      NotificationEvent: new (name: string, options: { notification: Notification }) => Event
    }
    const [notification] = await registration.getNotifications()
    if (notification) self.dispatchEvent(new Pressed('notificationclick', { notification }))
  })
  await mei.page.waitForURL(`**/chats/${chat}`)
  await expect.poll(shown).toEqual([])
})
