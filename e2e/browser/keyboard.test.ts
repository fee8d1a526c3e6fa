import type { OnBoard } from '@sampan/testkit/browser/device.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { texts } from '@sampan/testkit/browser/texts.ts'

/** The name in the row that has the focus. */
const focusedRow = (person: OnBoard): Promise<string> =>
  person.page.evaluate(() => document.activeElement?.closest('[data-row]')?.querySelector('bdi')?.textContent ?? '')

test('finding, opening, writing and closing by the keyboard alone', async ({ world }) => {
  const [mei, omar, sasha] = await world.friends('Mei', 'Omar', 'Sasha')
  await mei.chats.row(omar).isThere()
  await mei.chats.row(sasha).isThere()
  const { keyboard } = mei.page
  await keyboard.press('Control+k')
  expect(await mei.chats.search.evaluate((field) => field === document.activeElement)).toBe(true)
  await keyboard.type('oma')
  await mei.search.named('Omar').first().waitFor()
  await keyboard.press('ArrowDown')
  expect(await focusedRow(mei)).toBe('Omar')
  await keyboard.press('Enter')
  await mei.chat(omar).isReadyToWrite()
  await keyboard.type('Hello')
  await keyboard.press('Enter')
  await omar.chat(mei).sees('Hello')

  await keyboard.type('and')
  await keyboard.press('Escape')
  await mei.page.waitForURL('**/chats')
  expect(await focusedRow(mei)).toBe('Omar')
  await keyboard.press('Control+k')
  await keyboard.press('Escape')
  await mei.chats.row(sasha).isThere()
  await mei.chats.row(omar).shows(texts.chat.draft)

  await keyboard.press('ArrowDown')
  const first = await focusedRow(mei)
  await keyboard.press('ArrowDown')
  const second = await focusedRow(mei)
  expect([first, second].toSorted()).toEqual(['Omar', 'Sasha'])
  await keyboard.press('ArrowUp')
  expect(await focusedRow(mei)).toBe(first)
  await keyboard.press('End')
  expect(await focusedRow(mei)).toBe(second)
})

test('the menu of a message, sheets and the picker of emoji answer to keys', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const { keyboard } = mei.page
  await mei.chat(omar).send('Hello')
  const own = await mei.chat(omar).sees('Hello')
  await own.hasMark('sent')
  await own.article.getByRole('button', { name: texts.chat.message.menu }).focus()
  await keyboard.press('Enter')
  await mei.page.getByRole('menuitem', { name: texts.chat.message.hide }).waitFor()
  await keyboard.press('End')
  await keyboard.press('Enter')
  await mei.page.getByRole('alertdialog').waitFor()
  await keyboard.press('Escape')
  await mei.page.getByRole('alertdialog').waitFor({ state: 'detached' })
  // The sheet went, the conversation stays.
  await mei.chat(omar).isOpen()

  await mei.page.getByRole('button', { name: texts.chat.composer.emoji, exact: true }).focus()
  await keyboard.press('Enter')
  await mei.page.getByRole('dialog', { name: texts.chat.emoji.title }).waitFor()
  await mei.page.getByRole('button', { name: '😀', exact: true }).focus()
  await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  await keyboard.press('Escape')
  await expect.poll(() => mei.chat(omar).composer.inputValue()).toBe('😃')
})

test('the first tab leads past the lists to the content', async ({ world }) => {
  const [mei] = await world.signInAs('Mei')
  await mei.page.goto('/me/settings')
  await mei.page.getByRole('heading', { name: texts.me.look.title }).waitFor()
  await mei.page.keyboard.press('Tab')
  const skip = mei.page.getByRole('link', { name: texts.common.skipToContent })
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true)
  await mei.page.keyboard.press('Enter')
  expect(await mei.page.evaluate(() => document.activeElement?.id)).toBe('content')
  await mei.page.getByRole('heading', { name: texts.me.look.title }).waitFor()
})
