import { test } from '@sampan/testkit/browser/test.ts'
import { counted, fill, texts } from '@sampan/testkit/browser/texts.ts'
import { PASSWORD } from '@sampan/testkit/world/world.ts'
import { expect } from 'vitest'

const t = texts.groups
const { note } = texts.chat

test('a link is made, opened by someone who is not signed in, asked by, agreed to; then one writes slowly', async ({
  world,
}) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  const group = await world.group([mei, omar], 'Boat crew')
  const rosa = await world.inside.person('Rosa')
  const here = `/chats/${group}/details`

  await mei.page.goto(`${here}/settings`)
  await mei.page.getByRole('switch', { name: t.settings.approval }).click({ force: true })
  await mei.chat('Boat crew').notes(note.approvalOnYou)
  await mei.page.goto(`${here}/links`)
  await mei.page.getByRole('button', { name: t.links.new }).click()
  await mei.page.getByRole('dialog').getByRole('button', { name: t.links.week }).click()
  const link = (await mei.page.locator('[data-link]').textContent()) ?? ''
  expect(link).toMatch(/\/g\/[A-Za-z0-9_-]{22}$/)

  const visitor = await world.visitor({ path: new URL(link).pathname })
  await visitor.signIn.withPassword(rosa.handle, PASSWORD)
  await visitor.page.getByText(fill(t.join.invites, { name: 'Mei' })).waitFor()
  await visitor.page.getByRole('button', { name: t.join.ask }).click()
  await visitor.page.getByText(t.join.asked).waitFor()

  await mei.page.goto(here)
  await mei.page.getByRole('link', { name: t.requests.title }).click()
  await mei.page.getByRole('button', { name: t.requests.accept }).click()
  await mei.page.getByText(t.requests.none.title).waitFor()
  await visitor.chat('Boat crew').notes(fill(note.joinedByLinkYou, { other: 'Mei' }))

  await mei.page.goto(`${here}/settings`)
  await mei.page.getByRole('button', { name: t.settings.slow }).click()
  await mei.page.getByRole('dialog').getByRole('button', { name: '30 seconds' }).click()
  await visitor.chat('Boat crew').notes(fill(note.slowOn, { name: 'Mei', duration: '30 seconds' }))
  await visitor.chat('Boat crew').send('Here I am')
  await visitor.page.getByRole('timer').waitFor()
  await omar.chat('Boat crew').sees('Here I am')
  // Mei has the conversation before her as well, beside its details.
  await visitor.page.getByText(counted(t.readBy_one, t.readBy_other, 2), { exact: true }).waitFor({ state: 'attached' })

  await mei.page.goto(`${here}/notice`)
  await mei.page.getByRole('textbox', { name: t.notice.label }).fill('We sail at six')
  await mei.page.getByRole('button', { name: t.notice.publish }).click()
  await omar.chat('Boat crew').open()
  await omar.page.getByRole('region', { name: t.notice.title }).getByText('We sail at six').waitFor()
  await omar.page.getByRole('button', { name: t.notice.confirm }).click()
  await omar.page.getByRole('region', { name: t.notice.title }).waitFor({ state: 'detached' })
})

test('a link that leads nowhere says so', async ({ world }) => {
  const [mei] = await world.friends('Mei', 'Omar')
  world.tolerate(/404/, 'the link is not known')
  await mei.page.goto(`/g/${'A'.repeat(22)}`)
  await mei.page.getByText(t.join.dead.title).waitFor()
})
