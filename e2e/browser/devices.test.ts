import { expect, test } from '@sampan/testkit/browser/test.ts'
import { texts } from '@sampan/testkit/browser/texts.ts'

test('two devices of one person show the same: messages, read marks, pins, mutes', async ({ world }) => {
  const [mei, omar, sasha] = await world.friends('Mei', 'Omar', 'Sasha')
  const phone = await world.device(mei.person, { look: 'phone' })
  await sasha.chat(mei).send('Good evening')
  await omar.chat(mei).send('Hello')
  await mei.chats.row(omar).hasUnread(1)
  await phone.chats.row(omar).hasUnread(1)

  await phone.chat(omar).sees('Hello')
  await mei.chats.row(omar).hasUnread(0)
  await phone.chat(omar).send('Hello from the phone')
  await mei.chats.row(omar).shows('Hello from the phone')
  await mei.chat(omar).sees('Hello from the phone')
  expect(await mei.chat(omar).from(null).count()).toBe(1)
  await omar.chat(mei).sees('Hello from the phone')
  await mei.chat(omar).message('Hello from the phone').hasMark('read')

  await phone.goBack()
  expect(await phone.chats.names()).toEqual(['Omar', 'Sasha'])
  await mei.chats.row(sasha).choose('pin')
  await phone.chats.row(sasha).shows(texts.chat.pinned)
  await expect.poll(() => phone.chats.names()).toEqual(['Sasha', 'Omar'])
  await mei.chats.row(omar).choose('mute')
  await phone.chats.row(omar).shows(texts.chat.muted)
  await mei.chats.row(sasha).choose('unpin')
  await phone.chats.row(sasha).showsNot(texts.chat.pinned)
})

test('a device that is ended is signed out at once and keeps nothing', async ({ world }) => {
  world.tolerate(/status of 401/, 'the ended device asks whether it is still signed in')
  world.tolerate(/WebSocket connection/, 'the socket of the ended device is refused')
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const other = await world.device(mei.person)
  await other.chat(omar).send('Secret')
  await mei.me.endDevice('Another device')
  await other.signIn.isAsked()
  await other.page.goto('/chats')
  await other.signIn.isAsked()
  expect(await other.page.evaluate(keptTexts)).not.toContain('Secret')
  // The other session goes on.
  await mei.goTo('chats')
  await mei.chat(omar).send('Still here')
  await omar.chat(mei).sees('Still here')
})

/** Runs in the page: everything that the browser's database holds, as one text. */
async function keptTexts(): Promise<string> {
  const kept: unknown[] = []
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    for (const store of database.objectStoreNames) {
      kept.push(
        await new Promise((resolve, reject) => {
          const reading = database.transaction(store).objectStore(store).getAll()
          reading.onsuccess = () => resolve(reading.result)
          reading.onerror = () => reject(reading.error)
        }),
      )
    }
    database.close()
  }
  return JSON.stringify(kept)
}

test('a new name reaches the lists of the others, and a name of their own stays', async ({ world }) => {
  const [mei, omar, sasha] = await world.friends('Mei', 'Omar', 'Sasha')
  await sasha.contacts.remark(mei, 'Captain')
  await mei.me.rename('Lin Mei')
  await omar.chats.row('Lin Mei').isThere()
  await omar.goTo('contacts')
  await omar.contacts.list.getByText('Lin Mei', { exact: true }).waitFor()
  await sasha.goTo('chats')
  await sasha.chats.row('Captain').isThere()
})

test('who is online shows, and stops showing when the page is closed', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).status(texts.chat.online)
  await omar.page.close()
  const { offline, seen } = texts.chat
  // The one until the other is known.
  await mei.chat(omar).status(new RegExp(`^(${offline}|${seen.recently})$`))
})
