import { test } from '@sampan/testkit/browser/test.ts'

test('Mei asks Omar, Omar accepts, both can talk', async ({ world }) => {
  const [mei, omar] = await world.signInAs('Mei', 'Omar')
  await mei.contacts.request(omar, 'We met at the ferry')
  await omar.goTo('contacts')
  await omar.contacts.accept(mei, 'We met at the ferry')
  await mei.goTo('chats')
  await mei.chat(omar).send('Hello')
  await omar.goTo('chats')
  await omar.chat(mei).sees('Hello')
})
