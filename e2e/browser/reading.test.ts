import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'

const t = texts.chat

test('a chat opens at its end, however high its messages turn out to be', async ({ world }) => {
  const people = [await world.inside.person('Mei'), await world.inside.person('Omar')] as const
  const [mei, omar] = people
  const conversation = await world.inside.befriend(...people)
  for (let count = 1; count <= 30; count += 1)
    await world.inside.say(
      omar,
      conversation,
      count % 3 === 0 ? `Long ${count} ${'and on '.repeat(90)}` : `Short ${count}`,
    )
  const seq = await world.inside.say(omar, conversation, 'The last one')
  await world.inside.call(mei, 'chat.markRead', { conversationId: conversation, seq })
  const phone = await world.device(mei, { look: 'phone' })
  await phone.chat('Omar').sees('The last one')
  const { scroller } = phone.chat('Omar')
  const fromEnd = () => scroller.evaluate((each) => each.scrollHeight - each.scrollTop - each.clientHeight)
  await expect.poll(fromEnd).toBeLessThan(2)
})

test('the menu of a message opens at the finger, and all of it is on the screen', async ({ world }) => {
  const people = [await world.inside.person('Mei'), await world.inside.person('Omar')] as const
  const [mei, omar] = people
  const conversation = await world.inside.befriend(...people)
  for (let count = 1; count <= 14; count += 1) await world.inside.say(omar, conversation, `Message ${count}`)
  const phone = await world.device(mei, { look: 'phone' })
  const last = await phone.chat('Omar').sees('Message 14')
  await last.article.locator('bdi').first().click({ button: 'right' })
  const menu = phone.page.getByRole('menu', { name: t.message.menu })
  await menu.waitFor()
  const screen = phone.page.viewportSize()
  await expect
    .poll(async () => {
      const box = await menu.boundingBox()
      return box !== null && screen !== null && box.y > 0 && box.y + box.height <= screen.height
    })
    .toBe(true)
})

test('a press on a face shows the person, a press on a number calls', async ({ world }) => {
  const [mei, omar, sasha] = await world.friends('Mei', 'Omar', 'Sasha')
  await world.group([mei, omar, sasha], 'Boat crew')
  await omar.chat('Boat crew').send('Call +43 660 1234567 or write to crew@ferry.example')
  const there = await mei.chat('Boat crew').sees('Call +43 660 1234567 or write to crew@ferry.example')
  const linkTo = (name: string) => there.article.getByRole('link', { name, exact: true })
  expect(await linkTo('+43 660 1234567').getAttribute('href')).toBe('tel:+436601234567')
  expect(await linkTo('crew@ferry.example').getAttribute('href')).toBe('mailto:crew@ferry.example')
  await linkTo(fill(t.message.card, { name: 'Omar' })).click()
  await mei.page.getByRole('complementary').getByText(`@${omar.handle}`, { exact: true }).waitFor()
})

test('keys of a composition neither send nor leave the chat', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).type('ni hao')
  const press = (key: 'Enter' | 'Escape', keyCode: number, isComposing: boolean) =>
    mei.chat(omar).composer.evaluate(
      (field, init) => {
        field.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }))
      },
      { key, keyCode, isComposing },
    )
  for (const key of ['Enter', 'Escape'] as const) {
    await press(key, 229, true)
    // As Safari tells of it: the composition is over by then.
    await press(key, 229, false)
  }
  await mei.chat(omar).isOpen()
  expect(await mei.chat(omar).composer.inputValue()).toBe('ni hao')
  await press('Enter', 13, false)
  await mei.chat(omar).sees('ni hao')
})

test('a draft keeps whom it names', async ({ world }) => {
  const [mei, omar, sasha] = await world.friends('Mei', 'Omar', 'Sasha')
  await world.group([mei, omar, sasha], 'Boat crew')
  await mei.chat('Boat crew').mention('Om', 'Omar')
  await mei.chats.row(omar).open()
  await mei.chat('Boat crew').open()
  await mei.chat('Boat crew').type('bring the rope')
  await mei.chat('Boat crew').pressSend()
  const sent = await mei.chat('Boat crew').sees('@Omar bring the rope')
  await sent.article.getByRole('link', { name: '@Omar', exact: true }).waitFor()
})

test('photos, files and links of a chat stand side by side', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const [conversationId] = await world.conversations(mei)
  await omar.chat(mei).send('The timetable: https://ferry.example/timetable')
  await mei.chat(omar).sees('The timetable: https://ferry.example/timetable')
  await mei.page.goto(`/chats/${conversationId}/details/pictures`)
  const pane = mei.page.getByRole('complementary')
  await pane.getByText(texts.groups.media.noMedia, { exact: true }).waitFor()
  await pane.getByRole('button', { name: texts.search.group.file, exact: true }).click()
  await pane.getByText(texts.groups.media.noFiles, { exact: true }).waitFor()
  await pane.getByRole('button', { name: texts.search.group.link, exact: true }).click()
  await pane.getByRole('link', { name: 'ferry.example/timetable' }).waitFor()
  await pane.getByRole('link', { name: texts.groups.media.inChat, exact: true }).click()
  await mei.page.waitForURL(`**/chats/${conversationId}`)
})
