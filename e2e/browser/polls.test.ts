import { test } from '@sampan/testkit/browser/test.ts'
import { counted, fill, texts } from '@sampan/testkit/browser/texts.ts'
import type { Page } from 'playwright-core'

const t = texts.polls
const votes = (count: number) => counted(t.votes_one, t.votes_other, count)
const option = (page: Page, text: string, count: number) =>
  page.getByRole('log').getByRole('button', { name: `${text}: ${votes(count)}`, exact: true })

async function ask(page: Page, question: string, answers: readonly string[], anonymous = false): Promise<void> {
  await page.getByRole('button', { name: texts.chat.composer.attach, exact: true }).click()
  await page.getByRole('menuitem', { name: t.poll, exact: true }).click()
  await page.getByRole('textbox', { name: t.question }).fill(question)
  for (const [place, answer] of answers.entries())
    await page.getByRole('textbox', { name: fill(t.answer, { number: place + 1 }) }).fill(answer)
  if (anonymous) await page.getByText(t.allowAnonymous, { exact: true }).click()
  await page.getByRole('button', { name: t.ask, exact: true }).click()
}

test('a question is asked in a group, answered, answered otherwise, and ended', async ({ world }) => {
  const [mei, omar, lena] = await world.friends('Mei', 'Omar', 'Lena')
  await world.group([mei, omar, lena], 'Crew')
  await mei.chat('Crew').open()
  await ask(mei.page, 'Which ferry?', ['Ten', 'Noon', 'Four'])
  await omar.chat('Crew').open()
  await lena.chat('Crew').open()

  await option(omar.page, 'Ten', 0).click()
  await option(lena.page, 'Ten', 1).click()
  await option(mei.page, 'Ten', 2).waitFor()
  await option(lena.page, 'Noon', 0).click()
  await option(mei.page, 'Noon', 1).waitFor()
  await option(mei.page, 'Ten', 1).waitFor()

  // Who chose what.
  await mei.page.getByRole('link', { name: counted(t.voters_one, t.voters_other, 2), exact: true }).click()
  await mei.page.getByRole('list', { name: 'Ten', exact: true }).getByText('Omar').waitFor()
  await mei.page.getByRole('list', { name: 'Noon', exact: true }).getByText('Lena').waitFor()
  await mei.page.getByRole('button', { name: t.end, exact: true }).click()
  await mei.page.getByRole('alertdialog').getByRole('button', { name: t.end, exact: true }).click()
  await omar.page.getByRole('log').getByText(t.over, { exact: true }).waitFor()
  await omar.page
    .getByRole('log')
    .getByRole('button', { name: `Ten: ${votes(1)}`, disabled: true })
    .waitFor()
})

test('an anonymous one counts and tells nothing else', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).open()
  await ask(mei.page, 'Shall we?', ['Yes', 'No'], true)
  await omar.chat(mei).open()
  await option(omar.page, 'Yes', 0).click()
  await option(mei.page, 'Yes', 1).waitFor()
  await mei.page.getByRole('link', { name: counted(t.voters_one, t.voters_other, 1), exact: true }).click()
  await mei.page.getByText(t.anonymousHint, { exact: true }).waitFor()
  await mei.page.getByRole('list', { name: 'Yes', exact: true }).waitFor({ state: 'detached' })
})
