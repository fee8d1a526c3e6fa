import { expect, test } from '@sampan/testkit/browser/test.ts'
import { texts } from '@sampan/testkit/browser/texts.ts'

test('Chinese words are found in all chats, and lead to the message in its place', async ({ world }) => {
  const [mei, omar, lena] = await world.friends('Mei', 'Omar', 'Lena')
  const group = await world.group([mei, omar, lena], '渡口')
  const direct = await world.inside.call(omar.person, 'chat.openDirect', { memberId: mei.person.id })
  await world.inside.say(omar.person, group, '明天早上坐渡船去老城')
  for (let count = 1; count <= 90; count += 1) await world.inside.say(lena.person, group, `Filler ${count}`)
  await world.inside.say(omar.person, direct.conversation.id, '渡船票买好了，iPhone也带上')

  await mei.page.keyboard.press('Control+k')
  await mei.search.everywhere('渡船')
  await mei.search.findsOnly(/明天早上坐/, /票买好了/)
  expect(await mei.search.marked(/明天早上/)).toEqual(['渡船'])
  // A word of the group's name finds the chat.
  await mei.search.everywhere('渡')
  await mei.search.named('渡口').first().waitFor()
  await mei.search.everywhere('iphone 船票')
  await mei.search.findsOnly(/票买好了/)

  await mei.search.everywhere('早上坐渡船')
  await mei.search.found(/明天早上/).click()
  await expect.poll(() => mei.chat('渡口').isInView('明天早上坐渡船去老城')).toBe(true)

  await mei.search.everywhere('omar')
  await mei.search.named('Omar').first().waitFor()
  await mei.search.everywhere('没有这句话')
  await mei.search.findsNothing()
})

test('a chat is searched by words, person and kind', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const [conversation] = await world.conversations(mei)
  await world.inside.say(mei.person, conversation, 'The ferry leaves at nine')
  await world.inside.say(omar.person, conversation, 'Ferry times: https://example.com/ferry')
  await mei.chat(omar).open()
  await mei.page.goto(`${world.origin}/chats/${conversation}/details`)
  await mei.page.getByRole('link', { name: texts.search.inChat }).click()
  await mei.search.inChat('ferr')
  await mei.search.findsOnly(/leaves at nine/, /Ferry times/)
  await mei.search.bySender('Omar')
  await mei.search.findsOnly(/Ferry times/)
  await mei.search.inChat('')
  await mei.search.narrow('link')
  await mei.search.findsOnly(/Ferry times/)
  await mei.search.narrow('voice')
  await mei.search.findsNothing()
})

test('what was recalled is found no more, and offline what is held is found', async ({ world }) => {
  world.tolerate(/ERR_INTERNET_DISCONNECTED/, 'Mei is in a tunnel')
  const [mei, omar] = await world.friendsWhoWorkOffline('Mei', 'Omar')
  await omar.chat(mei).send('The lantern festival')
  await omar.chat(mei).send('A lantern for you')
  await mei.chat(omar).sees('A lantern for you')
  await mei.search.everywhere('lantern')
  await mei.search.findsOnly(/festival/, /for you/)
  await omar.chat(mei).message('A lantern for you').choose('recall')
  await mei.search.everywhere('lanter')
  await mei.search.findsOnly(/festival/)

  await mei.goOffline()
  await mei.page.getByText(texts.common.offline).waitFor()
  await mei.search.everywhere('festival')
  await mei.search.findsOnly(/lantern/)
  await mei.search.everywhere('nothing of the kind')
  await mei.search.findsNothing()
})
