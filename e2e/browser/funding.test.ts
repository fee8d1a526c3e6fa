import { Funding } from '@sampan/testkit/browser/pages/funding.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'
import { PIN } from '@sampan/testkit/world/world.ts'

const t = texts.funding
/** Journeys of many pages. */
const patient = { timeout: 120_000 }

test(
  'Mei links a bank account, tops up and withdraws; what the bank refuses costs her nothing',
  patient,
  async ({ world }) => {
    const [mei] = await world.signInAs('Mei')
    await world.inside.setPin(mei.person)
    const phone = await world.device(mei.person, { look: 'phone', path: '/me/wallet' })
    const bank = new Funding(mei.page)

    // Nothing is linked yet: topping up leads there.
    await mei.page.goto('/me/wallet/top-up')
    await mei.page.getByText(t.noneFor.topUp.title).waitFor()
    await mei.page.getByRole('link', { name: t.add }).click()
    await mei.page.getByRole('button', { name: t.behaviour.works }).click()
    await mei.page.getByRole('button', { name: t.link.action, exact: true }).click()
    await mei.page.waitForURL(/top-up\?from=/)

    await phone.wallet.hasBalance('€0.00')
    await bank.topUp('80', { pin: PIN })
    await bank.stands(t.stands.topUp.succeeded)
    await phone.wallet.hasBalance('€80.00')

    // There is one euro in this card: the reason is told, and nothing moves.
    await bank.link('card', 'empty')
    await bank.topUp('60', { from: 'Visa', pin: PIN })
    await bank.stands(t.stands.topUp.failed)
    await mei.page.getByText(t.failure.insufficientFunds).waitFor()
    expect(await world.inside.available(mei.person)).toBe('80.00')

    // However small: money leaves the wallet with the PIN alone.
    await bank.withdraw('12.50', { to: t.testBank, pin: PIN })
    await bank.stands(t.stands.withdrawal.succeeded)
    await phone.wallet.hasBalance('€67.50')

    // More than there is cannot even be asked for.
    await mei.page.goto('/me/wallet/withdraw')
    await mei.page.getByRole('textbox', { name: texts.money.amount, exact: true }).fill('67.51')
    await mei.page.getByText(fill(texts.money.atMost, { amount: '€67.50' })).waitFor()
    expect(await mei.page.getByRole('button', { name: t.withdraw.title, exact: true }).isDisabled()).toBe(true)

    await bank.openOrders()
    await bank.order(t.order.topUp, t.state.succeeded, '€80.00').waitFor()
    await bank.order(t.order.topUp, t.state.failed, '€60.00').waitFor()
    await bank.order(t.order.withdrawal, t.state.succeeded, '€12.50').waitFor()

    // The statement tells what moved, and that alone.
    await mei.wallet.openStatement()
    await mei.wallet.line('+€80.00').waitFor()
    await mei.wallet.line('−€12.50').waitFor()
    expect(await mei.wallet.line('€60.00').count()).toBe(0)
    await mei.wallet.line('−€12.50').click()
    await mei.wallet.receiptSays(texts.wallet.receipt.balance, '€67.50')
  },
)

test('Omar confirms with the bank, and is kept from what the bank does not know', patient, async ({ world }) => {
  world.tolerate(/status of 400/, 'a mistyped number is refused')
  const [omar] = await world.signInAs('Omar')
  await world.inside.setPin(omar.person)
  const bank = new Funding(omar.page)

  await omar.page.goto('/me/wallet/sources/new')
  const number = omar.page.getByRole('textbox', { name: t.link.accountNumber })
  const link = omar.page.getByRole('button', { name: t.link.action, exact: true })
  await number.fill('DE89 3704 0044 0532 0130 00')
  await link.click()
  await omar.page.getByText(texts.errors.funding.testNumbersOnly).waitFor()
  await number.fill('XT05 SAMP 0000 0000 0002')
  await link.click()
  await omar.page.getByText(texts.errors.funding.numberWrong).waitFor()

  await bank.link('card', 'confirms')
  await bank.topUp('45', { pin: PIN })
  await bank.stands(t.stands.topUp.needsAction)
  const order = omar.page.url()
  // While it waits for him the card cannot go.
  await omar.page.goto('/me/wallet/sources')
  await omar.page.getByRole('link', { name: 'Visa' }).click()
  await omar.page.getByRole('button', { name: t.unlink.action, exact: true }).click()
  world.tolerate(/status of 409/, 'a card with money on its way stays linked')
  await omar.page.getByRole('alertdialog').getByRole('button', { name: t.unlink.action, exact: true }).click()
  await omar.isTold(texts.errors.funding.orderUnderWay)

  await omar.page.goto(order)
  await omar.page.getByRole('button', { name: t.confirm.yes, exact: true }).click()
  await bank.stands(t.stands.topUp.succeeded)
  await omar.wallet.open()
  await omar.wallet.hasBalance('€45.00')

  // The next one he refuses.
  await bank.topUp('10', {})
  await omar.page.getByRole('button', { name: t.confirm.no, exact: true }).click()
  await bank.stands(t.stands.topUp.failed)
  await omar.page.getByText(t.failure.notConfirmed).waitFor()
  expect(await world.inside.available(omar.person)).toBe('45.00')

  await omar.page.goto('/me/wallet/sources')
  await omar.page.getByRole('link', { name: 'Visa' }).click()
  await omar.page.getByRole('button', { name: t.unlink.action, exact: true }).click()
  await omar.page.getByRole('alertdialog').getByRole('button', { name: t.unlink.action, exact: true }).click()
  await omar.isTold(t.unlink.done)
  await omar.page.getByText(t.none.title).waitFor()
})

test('without a connection nothing is asked of the bank, and what is known stays', patient, async ({ world }) => {
  const [mei] = await world.friendsWhoWorkOffline('Mei')
  world.tolerate(/ERR_INTERNET_DISCONNECTED|Failed to fetch|WebSocket/, 'there is no network')
  const bank = new Funding(mei.page)
  await world.inside.setPin(mei.person)
  await bank.link('bankAccount', 'slow')
  await bank.topUp('20', {})
  await bank.stands(t.stands.topUp.underWay)
  await bank.stands(t.stands.topUp.succeeded)
  await mei.page.goto('/me/wallet/top-up')
  await mei.page.getByRole('textbox', { name: texts.money.amount, exact: true }).fill('5')
  await mei.goOffline()
  await mei.page.getByText(t.offline).waitFor()
  expect(await mei.page.getByRole('button', { name: t.topUp.title, exact: true }).isDisabled()).toBe(true)
  await mei.page.reload()
  await mei.page.getByText(t.testBank).waitFor()
  await bank.openOrders()
  await bank.order(t.order.topUp, '€20.00').waitFor()
  await mei.goOnline()
  await mei.page.goto('/me/wallet/top-up')
  await mei.page.getByRole('textbox', { name: texts.money.amount, exact: true }).fill('5')
  await expect.poll(() => mei.page.getByRole('button', { name: t.topUp.title, exact: true }).isEnabled()).toBe(true)
})
