import type { OnBoard } from '@sampan/testkit/browser/device.ts'
import type { TalkMessage } from '@sampan/testkit/browser/pages/talk.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { counted, texts } from '@sampan/testkit/browser/texts.ts'

const t = texts.messages

async function choose({ page }: OnBoard, message: TalkMessage, entry: string): Promise<void> {
  await message.article.hover()
  await message.article.getByRole('button', { name: texts.chat.message.menu }).click()
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
}

async function attach({ page }: OnBoard, entry: string): Promise<void> {
  await page.getByRole('button', { name: texts.chat.composer.attach, exact: true }).click()
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
}

test('the words of a message are changed, also in what quotes it', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).send('The ferry leaves at nine')
  await (await omar.chat(mei).sees('The ferry leaves at nine')).reply('I will be there')

  const talk = mei.chat(omar)
  await choose(mei, await talk.sees('The ferry leaves at nine'), t.edit.edit)
  await talk.composer.fill('The ferry leaves at ten')
  await talk.composer.press('Escape')
  await talk.sees('The ferry leaves at nine')
  await talk.composer.press('ArrowUp')
  await expect.poll(() => talk.composer.inputValue()).toBe('The ferry leaves at nine')
  await talk.composer.fill('The ferry leaves at ten')
  await mei.page.getByRole('button', { name: t.edit.save, exact: true }).click()

  const edited = await omar.chat(mei).sees('The ferry leaves at ten')
  await edited.article.getByText(t.edit.edited, { exact: true }).waitFor()
  await omar.chat(mei).message('I will be there').quotes('The ferry leaves at ten')
})

test('a card, a place, and several messages as one', async ({ world }) => {
  const [mei, omar, sasha] = await world.friends('Mei', 'Omar', 'Sasha')
  await mei.chat(omar).open()
  await attach(mei, t.card.title)
  await mei.page.getByRole('dialog').getByRole('button', { name: 'Sasha' }).click()
  await omar.chat(mei).open()
  await omar.chat(mei).from('Mei').getByRole('link', { name: 'Sasha' }).waitFor()

  await attach(mei, t.place.title)
  const sheet = mei.page.getByRole('dialog', { name: t.place.send })
  await sheet.getByRole('textbox', { name: t.place.latitude }).fill('45.43719')
  await sheet.getByRole('textbox', { name: t.place.longitude }).fill('12.33459')
  await sheet.getByRole('textbox', { name: t.place.name, exact: true }).fill('Ponte di Rialto')
  await sheet.getByRole('button', { name: t.place.send }).click()
  await omar.chat(mei).from('Mei').getByRole('link', { name: 'Ponte di Rialto' }).waitFor()

  await omar.chat(mei).send('Shall we meet there?')
  await choose(mei, await mei.chat(omar).sees('Shall we meet there?'), t.select.select)
  const places = mei.page.getByRole('checkbox', { name: texts.chat.message.fromYou })
  await places.last().press('Space')
  await mei.page.getByText(counted(t.select.count_one, t.select.count_other, 2)).waitFor()
  await mei.page.getByRole('button', { name: t.select.forwardAsOne, exact: true }).click()
  const forwarding = mei.page.getByRole('dialog', { name: texts.chat.forward.title })
  await forwarding.getByText('Sasha', { exact: true }).click()
  await forwarding.getByRole('button', { name: texts.chat.composer.send, exact: true }).click()

  await sasha.chat(mei).open()
  await sasha.chat(mei).from('Mei').getByRole('link', { name: t.history.title }).click()
  await sasha.page.getByText('Shall we meet there?', { exact: true }).waitFor()
  await sasha.page.getByRole('article').getByText('Ponte di Rialto').first().waitFor()
})
