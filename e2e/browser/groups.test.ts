import { test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'

const { note } = texts.chat

test('a group from its beginning to its end', async ({ world }) => {
  const [mei, omar, sasha] = await world.friends('Mei', 'Omar', 'Sasha')
  await mei.chats.startNew('newGroup')
  await mei.details.createGroup('Boat crew', [omar])
  await mei.chat('Boat crew').notes(fill(note.groupCreatedYou, { names: 'Omar' }))
  await omar.chat('Boat crew').notes(fill(note.groupCreated, { name: 'Mei', names: note.youAmong }))

  await mei.chat('Boat crew').openDetails()
  await mei.details.addPeople([sasha])
  await mei.chat('Boat crew').notes(fill(note.membersInvitedYou, { names: 'Sasha' }))
  await sasha.chat('Boat crew').notes(fill(note.membersInvited, { name: 'Mei', names: note.youAmong }))

  await mei.details.rename('River crew')
  await omar.chat('River crew').notes(fill(note.groupRenamed, { name: 'Mei', title: 'River crew' }))
  await sasha.chats.row('River crew').isThere()

  await mei.details.removePerson(sasha)
  await sasha.chats.row('River crew').isGone()
  await sasha.page.getByText(texts.common.notFound.title).waitFor()
  await omar.chat('River crew').notes(fill(note.memberRemoved, { name: 'Mei', other: 'Sasha' }))

  await mei.details.leave()
  await mei.page.waitForURL('**/chats')
  await mei.chats.row('River crew').isGone()
  await omar.chat('River crew').notes(fill(note.memberLeft, { name: 'Mei' }))
  await omar.chat('River crew').notes(note.ownerChangedYou)
  await omar.chat('River crew').openDetails()
  await omar.details.rename('My crew')
  await omar.chats.row('My crew').isThere()
})

test('an admin may rename; a member finds nothing to change', async ({ world }) => {
  const [mei, omar, sasha] = await world.friends('Mei', 'Omar', 'Sasha')
  await world.group([mei, omar, sasha], 'Boat crew')
  await omar.chat('Boat crew').openDetails()
  await omar.details.mayNotChange(sasha)
  await mei.chat('Boat crew').openDetails()
  await mei.details.choose(omar, texts.groups.makeAdmin)
  await omar.details.rename('River crew')
  await sasha.chats.row('River crew').isThere()
})

test('unread messages are counted; a muted group counts quietly', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await world.group([mei, omar], 'Boat crew')
  await omar.chats.row('Boat crew').choose('mute')
  await omar.chats.row('Boat crew').shows(texts.chat.muted)
  await mei.chat('Boat crew').send('One')
  await mei.chat('Boat crew').send('Two')
  await mei.chat(omar).send('Three')
  await omar.chats.row('Boat crew').hasUnread(2)
  await omar.chats.row(mei).hasUnread(1)
  // Muted chats do not count at the tab.
  await omar.hasWaiting('chats', 1)
  await omar.chats.row('Boat crew').choose('markRead')
  await omar.chats.row('Boat crew').hasUnread(0)
  await omar.chat(mei).sees('Three')
  await omar.hasWaiting('chats', 0)
})
