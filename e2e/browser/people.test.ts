import { test } from '@sampan/testkit/browser/test.ts'
import { counted, texts } from '@sampan/testkit/browser/texts.ts'
import type { World } from '@sampan/testkit/world/world.ts'
import { vi } from 'vitest'

const t = texts.people

/** The code that came to a number. */
const codeTo = (world: World, number: string): Promise<string> =>
  vi.waitFor(() => {
    const [code] = /\d{6}/.exec(world.textMessages.findLast((sent) => sent.number === number)?.text ?? '') ?? []
    if (code === undefined) throw new Error(`Nothing was sent to ${number}`)
    return code
  }, 15_000)

test('Mei marks Omar with a star and a tag, and finds him by both on another device', async ({ world }) => {
  const [mei] = await world.friends('Mei', 'Omar', 'Lena')
  await mei.contacts.open({ name: 'Omar' })
  await mei.contacts.star()
  await mei.contacts.tag('Ferry')
  await mei.contacts.note('Likes tea', '030 123456')

  const elsewhere = await world.device(mei.person, { path: '/contacts' })
  await elsewhere.page.getByRole('heading', { name: t.starred }).waitFor()
  await elsewhere.page.getByRole('button', { name: 'Ferry', exact: true }).click()
  await elsewhere.contacts.list.getByRole('link', { name: 'Lena' }).waitFor({ state: 'detached' })
  await elsewhere.contacts.list.getByRole('link', { name: 'Omar' }).first().click()
  await elsewhere.page.getByText('Likes tea').waitFor()

  // The tag chooses people for a group.
  await elsewhere.page.goto('/chats/new-group')
  await elsewhere.page.getByRole('button', { name: 'Ferry', exact: true }).click()
  await elsewhere.page.getByRole('button', { name: counted(t.chooseAll_one, t.chooseAll_other, 1) }).click()
  await elsewhere.page.getByRole('checkbox', { name: 'Omar', checked: true }).waitFor()
})

test('Omar proves his number, and is found by it and in an address book', async ({ world }) => {
  const [mei, omar] = await world.signInAs('Mei', 'Omar')
  const number = '+4930555777'
  await omar.contacts.provePhone('+49 30 555777', () => codeTo(world.inside, number))
  world.tolerate(/404/, 'whom nobody finds')
  await mei.contacts.find('+49 30 555 777')
  await mei.page.getByText(t.find.none).waitFor()

  await omar.contacts.letFind()
  await mei.contacts.find('+49 (30) 555-777')
  await mei.page.getByRole('heading', { name: 'Omar' }).waitFor()

  const card = (name: string, phone: string) =>
    `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nTEL:${phone}\r\nEND:VCARD\r\n`
  await mei.contacts.readBook('people.vcf', card('Captain Omar', '+49 30 555777') + card('Anna', '+49 30 888888'))
  await mei.page.getByRole('list', { name: t.book.here }).getByText('Omar', { exact: true }).waitFor()
  await mei.page.getByRole('list', { name: t.book.elsewhere }).getByText('Anna').waitFor()
  await mei.page.getByRole('button', { name: counted(t.book.add_one, t.book.add_other, 1) }).click()
  await mei.page.getByText(counted(t.book.sent_one, t.book.sent_other, 1)).waitFor()
  await omar.page.goto('/contacts/requests')
  await omar.page.getByRole('listitem').filter({ hasText: 'Mei' }).waitFor()
})
