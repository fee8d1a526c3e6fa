import { test } from '@sampan/testkit/browser/test.ts'

const DAY_MS = 86_400_000

test('Mei puts a chat away, clears it, and Omar brings it back', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const elsewhere = await world.device(mei.person)
  await omar.chat(mei).send('Are you there?')
  await mei.chats.row(omar).hasUnread(1)
  await mei.options.archive(omar.name)
  await mei.chats.row(omar).isGone()
  await elsewhere.options.openArchive()
  await elsewhere.chats.row(omar).isThere()

  await omar.chat(mei).send('Hello?')
  await mei.chats.row(omar).shows('Hello?')
  await mei.options.hasNoArchive()

  await mei.options.clear(omar.name)
  await mei.chats.row(omar).showsNot('Hello?')
  await mei.chats.row(omar).hasUnread(0)
  await mei.chat(omar).open()
  await mei.chat(omar).seesNot('Hello?')
  await omar.chat(mei).sees('Hello?')
  await omar.chat(mei).send('A new day')
  await mei.chat(omar).sees('A new day')
  await elsewhere.goTo('chats')
  await elsewhere.chat(omar).sees('A new day')
  await elsewhere.chat(omar).seesNot('Are you there?')
})

test('What was set to disappear is gone when its time is over, from the device too', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const [conversationId] = await world.conversations(mei)
  await omar.chat(mei).send('This stays')
  await mei.page.goto(`/chats/${conversationId}/details`)
  await mei.options.setDisappearing('1 day')
  await omar.chat(mei).notes('Mei lets messages disappear after 1 day')
  await omar.chat(mei).send('This goes')
  await mei.page.goto(`/chats/${conversationId}`)
  await mei.chat(omar).sees('This goes')

  // The server does not know yet: its clock stands where it was.
  await mei.page.clock.setSystemTime(Date.now() + DAY_MS)
  await mei.page.reload()
  await mei.chat(omar).sees('This stays')
  await mei.chat(omar).seesNot('This goes')

  world.inside.clock.advance(DAY_MS)
  await world.inside.platform.jobHandlers.settleExpired({})
  const later = await world.device(mei.person)
  await later.chat(omar).sees('This stays')
  await later.chat(omar).seesNot('This goes')
})

test('Mei writes to herself, and finds it on another device', async ({ world }) => {
  const [mei] = await world.friends('Mei', 'Omar')
  await mei.options.openNotes()
  await mei.chat('Notes to self').send('Buy tea')
  const elsewhere = await world.device(mei.person)
  await elsewhere.chat('Notes to self').sees('Buy tea')
})

test('What Mei writes on one device waits on the other, until it is sent from either', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const elsewhere = await world.device(mei.person)
  await mei.chat(omar).type('I was about to')
  await elsewhere.chats.row(omar).shows('I was about to')
  await elsewhere.chat(omar).open()
  await elsewhere.chat(omar).pressSend()
  await omar.chat(mei).sees('I was about to')
  await mei.options.wroteNothing()
})
