import { newUuid } from '@sampan/server/kernel/ids.ts'
import { test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'

const t = texts.favourites

test('a message is kept, noted, found again, outlives its original, and is sent on', async ({ world }) => {
  const [mei, omar, lena] = await world.friends('Mei', 'Omar', 'Lena')
  await mei.chat(omar).send('The ferry leaves at ten')
  await omar.chat(mei).open()
  const got = await omar.chat(mei).sees('The ferry leaves at ten')
  await got.article.getByText('The ferry leaves at ten').click({ button: 'right' })
  await omar.page.getByRole('menuitem', { name: texts.chat.message.keep, exact: true }).click()
  await omar.isTold(texts.chat.message.kept)
  const own = await mei.chat(omar).sees('The ferry leaves at ten')
  await own.article.getByText('The ferry leaves at ten').click({ button: 'right' })
  await mei.page.getByRole('menuitem', { name: texts.chat.message.recall, exact: true }).click()
  await omar.chat(mei).seesNot('The ferry leaves at ten')

  const { page } = omar
  await page.goto('/me/favourites')
  const kept = page.getByRole('article', { name: fill(t.from, { name: 'Mei' }) })
  await kept.getByText('The ferry leaves at ten').waitFor()
  await kept.getByRole('button', { name: t.menu, exact: true }).click()
  await page.getByRole('menuitem', { name: t.edit, exact: true }).click()
  await page.getByRole('textbox', { name: t.note, exact: true }).fill('For Sunday')
  await page.getByRole('textbox', { name: t.tags, exact: true }).fill('trip, boat')
  await page.getByRole('button', { name: texts.common.save, exact: true }).click()
  await kept.getByText('For Sunday').waitFor()
  await kept.getByText('boat', { exact: true }).waitFor()

  await page.getByRole('searchbox', { name: t.search }).fill('sunday')
  await kept.waitFor()
  await page.getByRole('searchbox', { name: t.search }).fill('monday')
  await page.getByText(t.nothing, { exact: true }).waitFor()
  await page.getByRole('searchbox', { name: t.search }).fill('')

  await kept.getByRole('button', { name: t.menu, exact: true }).click()
  await page.getByRole('menuitem', { name: t.send, exact: true }).click()
  const sheet = page.getByRole('dialog', { name: texts.chat.forward.title })
  await sheet.getByText('Lena', { exact: true }).click()
  await sheet.getByRole('button', { name: texts.chat.composer.send }).click()
  await lena.chat(omar).sees('The ferry leaves at ten')
})

test('a link to them opens on a device that holds none yet', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const { inside } = world
  const [conversationId] = await world.conversations(mei)
  const seq = await inside.say(omar.person, conversationId, 'The ferry leaves at ten')
  const kept = { favouriteId: newUuid(), conversationId, seq, note: '', tags: [] }
  await inside.call(mei.person, 'favourites.keep', kept)
  const { page } = await world.device(mei.person, { path: '/me/favourites' })
  await page.getByText('The ferry leaves at ten').waitFor()
})
