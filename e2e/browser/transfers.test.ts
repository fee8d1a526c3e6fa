import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'
import { PIN } from '@sampan/testkit/world/world.ts'

const t = texts.transfers

test('Mei sends Omar money: one transfer he accepts, the other he returns', { timeout: 120_000 }, async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await world.inside.giveMoney(mei.person, '80.00')
  await world.inside.setPin(mei.person)
  const phone = await world.device(mei.person, { look: 'phone' })
  await phone.chat(omar).open()

  await mei.money.transfer(omar.name, { amount: '40', note: 'Ferry, two tickets', pin: PIN })
  await mei.money.says('Ferry, two tickets', t.state.waiting)
  await omar.chats.row(mei.name).shows(`${texts.chat.preview.transfer} Ferry, two tickets`)
  await omar.chats.row(mei.name).hasUnread(1)
  await omar.chat(mei).open()
  await omar.money.says('€40.00', t.bubble.accept)
  await omar.money.open('Ferry, two tickets')
  await omar.money.accept()
  await mei.money.says('Ferry, two tickets', t.state.accepted)
  await omar.money.says('Ferry, two tickets', t.state.accepted)
  await phone.money.says('Ferry, two tickets', t.state.accepted)

  // Below what goes without the PIN a press is enough.
  await mei.money.transfer(omar.name, { amount: '12.50', note: 'Jasmine tea' })
  await omar.money.open('Jasmine tea')
  await omar.money.giveBack(mei.name)
  await mei.money.says('Jasmine tea', t.state.returned)
  await phone.money.says('Jasmine tea', t.state.returned)
  await mei.money.open('Jasmine tea')
  await mei.page.getByText(fill(t.detail.returnedOut, { name: omar.name })).waitFor()

  expect(await world.inside.available(mei.person)).toBe('40.00')
  expect(await world.inside.available(omar.person)).toBe('40.00')
  await omar.wallet.open()
  await omar.wallet.hasBalance('€40.00')
  await omar.wallet.line('Ferry, two tickets').waitFor()
  await phone.wallet.open()
  await phone.wallet.hasBalance('€40.00')

  // Money that moved stays moved: the message is not taken back, nor sent on.
  await mei.money.bubble('Jasmine tea').hover()
  await mei.page
    .getByRole('log')
    .getByRole('article')
    .last()
    .getByRole('button', { name: texts.chat.message.menu })
    .click()
  await mei.page.getByRole('menuitem', { name: texts.chat.message.hide, exact: true }).waitFor()
  expect(await mei.page.getByRole('menuitem', { name: texts.chat.message.recall, exact: true }).count()).toBe(0)
  expect(await mei.page.getByRole('menuitem', { name: texts.chat.message.forward, exact: true }).count()).toBe(0)
})

test('three share a dinner: the bill shows who has paid, one is reminded', { timeout: 120_000 }, async ({ world }) => {
  const [mei, omar, lena] = await world.friends('Mei', 'Omar', 'Lena')
  await world.group([mei, omar, lena], 'Dinner')
  for (const person of [omar, lena]) await world.inside.giveMoney(person.person, '30.00')

  await mei.money.splitEqually('Dinner', { total: '60', note: 'Noodles', others: 2 })
  await mei.money.says('Noodles', fill(t.bill.paidOf, { paid: 1, all: 3 }))
  await omar.chat('Dinner').open()
  await omar.money.says('Noodles', fill(t.bill.payAmount, { amount: '€20.00' }))
  await omar.money.open('Noodles')
  await omar.money.hasShare(mei.name, t.bill.sharePaid)
  await omar.money.payShare('€20.00')
  await omar.money.hasShare(texts.common.you, t.bill.sharePaid)
  await mei.money.says('Noodles', fill(t.bill.paidOf, { paid: 2, all: 3 }))

  // Six hours go by.
  await world.inside.pool.query(`UPDATE bills SET created_at = created_at - interval '6 hours'`)
  await mei.money.open('Noodles')
  await mei.money.hasShare(lena.name, t.bill.shareOpen)
  await mei.money.remind()
  await lena.chats.row('Dinner').shows(texts.chat.mentioned)
  await lena.chat('Dinner').open()
  await lena.page.getByText(t.bill.reminderYou).waitFor()
  await lena.page.getByRole('link', { name: t.bill.look }).click()
  await lena.money.payShare('€20.00')
  for (const person of [mei, omar, lena]) await person.money.says('Noodles', t.bill.state.settled)
  expect(await world.inside.available(mei.person)).toBe('40.00')
})

test('Mei types on her phone who pays what of a boat', { timeout: 120_000 }, async ({ world }) => {
  const [mei, omar, lena] = await world.friends('Mei', 'Omar', 'Lena')
  await world.group([mei, omar, lena], 'Boat')
  await world.inside.giveMoney(omar.person, '30.00')
  const phone = await world.device(mei.person, { look: 'phone' })
  await phone.money.splitNamed('Boat', { shares: { [omar.name]: '12.50', [lena.name]: '7' }, note: 'Row boat' })
  await omar.chat('Boat').open()
  await omar.money.says('Row boat', fill(t.bill.payAmount, { amount: '€12.50' }))
  await omar.money.open('Row boat')
  await omar.money.hasShare(lena.name, '€7.00')
  await omar.money.payShare('€12.50')
  await phone.money.says('Row boat', fill(t.bill.paidOf, { paid: 1, all: 2 }))
  await mei.wallet.open()
  await mei.wallet.hasBalance('€12.50')
})

test('Omar asks Mei for money, and thinks better of it', { timeout: 120_000 }, async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await world.inside.giveMoney(mei.person, '30.00')
  await omar.money.ask(mei.name, { amount: '7', note: 'Boat fuel' })
  await omar.money.ask(mei.name, { amount: '8', note: 'Rope' })
  await omar.money.open('Rope')
  await omar.money.close()
  await mei.chat(omar).open()
  await mei.money.says('Rope', t.bill.state.closed)
  await mei.money.open('Boat fuel')
  await mei.money.payShare('€7.00', t.bill.ask)
  await omar.money.says('Boat fuel', t.bill.state.settled)

  // Offline nobody pays, and the page says why.
  await omar.money.begin(mei.name, 'transfer')
  world.tolerate(/ERR_INTERNET_DISCONNECTED|Failed to fetch|WebSocket/, 'there is no network')
  await omar.goOffline()
  await omar.page.getByText(t.offline).waitFor()
  await omar.page.getByRole('textbox', { name: texts.money.amount, exact: true }).fill('1')
  expect(await omar.page.getByRole('button', { name: t.send.action, exact: true }).isDisabled()).toBe(true)
})
