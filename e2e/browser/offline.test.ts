import { expect, test } from '@sampan/testkit/browser/test.ts'
import { texts } from '@sampan/testkit/browser/texts.ts'

const offline = /ERR_INTERNET_DISCONNECTED/

test('what is written offline waits through a reload and goes out exactly once', async ({ world }) => {
  world.tolerate(offline, 'Mei is in a tunnel')
  const [mei, omar] = await world.friendsWhoWorkOffline('Mei', 'Omar')
  await mei.chat(omar).send('Before the tunnel')
  await (await mei.chat(omar).sees('Before the tunnel')).hasMark('sent')

  await mei.goOffline()
  await mei.page.getByText(texts.common.offline).waitFor()
  await mei.chat(omar).send('First')
  await mei.chat(omar).send('Second')
  await mei.chat(omar).message('Second').hasMark('sending')
  await omar.chat(mei).send('Meanwhile')

  await mei.page.reload()
  await mei.chat(omar).sees('Before the tunnel')
  await mei.chat(omar).message('First').hasMark('sending')
  await mei.chats.row(omar).shows('Second')

  await mei.goOnline()
  await mei.chat(omar).message('Second').hasMark('read')
  await mei.chat(omar).sees('Meanwhile')
  await omar.chat(mei).sees('Second')
  const order = ['Before the tunnel', 'Meanwhile', 'First', 'Second']
  expect(await omar.chat(mei).texts()).toEqual(order)
  expect(await mei.chat(omar).texts()).toEqual(order)
})

test('while the server is away messages wait, and go out once when it is back', async ({ world }) => {
  world.tolerate(/ERR_CONNECTION_REFUSED|WebSocket connection/, 'the server is away')
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).open()
  await omar.chat(mei).open()
  await world.stopServer()
  await mei.chat(omar).send('Anyone there?')
  await omar.chat(mei).send('Me neither')
  await mei.chat(omar).message('Anyone there?').hasMark('sending')
  await omar.chat(mei).message('Me neither').hasMark('sending')
  await world.startServer()
  await mei.chat(omar).sees('Me neither')
  await omar.chat(mei).sees('Anyone there?')
  await mei.chat(omar).message('Anyone there?').hasMark('read')
  expect(await mei.chat(omar).texts()).toEqual(await omar.chat(mei).texts())
  expect((await mei.chat(omar).texts()).toSorted()).toEqual(['Anyone there?', 'Me neither'])
})

test('a picture and a voice message wait offline too', async ({ world }) => {
  world.tolerate(offline, 'Mei is in a tunnel')
  const [mei, omar] = await world.friendsWhoWorkOffline('Mei', 'Omar')
  await mei.chat(omar).open()
  await mei.goOffline()
  await mei.chat(omar).sendPicture({ name: 'dot.png', mimeType: 'image/png', buffer: dot }, 'A dot')
  await mei.chat(omar).message('A dot').hasMark('sending')
  await mei.page.reload()
  await mei.chat(omar).sees('A dot')
  await mei.goOnline()
  await omar.chat(mei).sees('A dot')
  await mei.chat(omar).message('A dot').hasMark('read')
})

/** A red dot, 5 × 5. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==',
  'base64',
)
