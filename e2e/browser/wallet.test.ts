import { newUuid } from '@sampan/server/kernel/ids.ts'
import type { OnBoard } from '@sampan/testkit/browser/device.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'
import type { World } from '@sampan/testkit/world/world.ts'

const t = texts.wallet

/** Pays someone from elsewhere; `amount` in cents. */
async function pay(inside: World, from: OnBoard, to: OnBoard, amount: string, note: string): Promise<void> {
  await inside.call(from.person, 'payments.pay', {
    paymentId: newUuid(),
    to: { kind: 'member', memberId: to.person.id },
    amount,
    currency: 'EUR',
    note,
  })
}

test('Mei sets a PIN, sees what she has, and finds a payment again', async ({ world }) => {
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await world.inside.giveMoney(mei.person, '284.50')
  await world.inside.giveMoney(omar.person, '50')
  await mei.wallet.open()
  await mei.wallet.hasBalance('€284.50')
  await mei.page.getByRole('link', { name: t.noPin.action }).click()
  await mei.wallet.setPin('246813')

  // Money that moves elsewhere shows here by itself.
  await mei.wallet.open()
  await pay(world.inside, mei, omar, '860', 'Jasmine tea')
  await mei.wallet.hasBalance('€275.90')
  await pay(world.inside, omar, mei, '1250', 'Ferry tickets')
  await mei.wallet.hasBalance('€288.40')
  await mei.wallet.hideBalances()
  await expect.poll(() => mei.wallet.balances.getByText('€288.40').count()).toBe(0)
  await mei.wallet.showBalances()

  await mei.wallet.line('Jasmine tea').click()
  await mei.wallet.receiptSays(t.receipt.note, 'Jasmine tea')
  await mei.wallet.receiptSays(t.receipt.payee, 'Omar')
  await mei.wallet.receiptSays(t.receipt.balance, '€275.90')

  await mei.wallet.openStatement()
  await mei.wallet.line('Ferry tickets').waitFor()
  await mei.wallet.search('jasmine')
  await mei.wallet.line('Ferry tickets').waitFor({ state: 'detached' })
  await mei.wallet.line('Jasmine tea').waitFor()
  await mei.wallet.search('')
  await mei.wallet.filter(t.direction.in)
  await mei.wallet.line('Jasmine tea').waitFor({ state: 'detached' })
  await mei.wallet.line('Ferry tickets').waitFor()
  await mei.wallet.removeFilter(t.direction.in)
  await mei.wallet.line('Jasmine tea').waitFor()

  await mei.page.goto('/me/wallet/month')
  await mei.page.getByText('€8.60', { exact: true }).first().waitFor()
  await mei.page.getByRole('button', { name: t.month.asTable }).click()
  await mei.page.getByRole('cell', { name: '€8.60' }).waitFor()
})

test('a PIN guessed wrongly five times is locked', async ({ world }) => {
  world.tolerate(/status of 403/, 'wrong PINs are refused')
  const [mei] = await world.signInAs('Mei')
  await mei.wallet.setPin('246813')
  await mei.wallet.changePin('975310', '135792')
  await mei.page.getByText(fill(texts.money.pin.wrong_other, { count: 4 })).waitFor()
  for (const left of [3, 2, 1]) {
    await mei.wallet.changePin('975310', '135792')
    await mei.page
      .getByText(fill(left === 1 ? texts.money.pin.wrong_one : texts.money.pin.wrong_other, { count: left }))
      .waitFor()
  }
  await mei.wallet.changePin('975310', '135792')
  await mei.page
    .getByRole('alert')
    .filter({ hasText: texts.money.pin.lockedUntil.split('{{')[0] ?? '' })
    .waitFor()
  // The right one is of no use now.
  await mei.wallet.changePin('246813', '135792')
  await mei.page
    .getByRole('alert')
    .filter({ hasText: texts.money.pin.lockedUntil.split('{{')[0] ?? '' })
    .waitFor()
})

test('Mei chooses what goes without the PIN, and sees her limits', async ({ world }) => {
  const [mei] = await world.signInAs('Mei')
  await mei.wallet.setPin('246813')
  await mei.page.goto('/me/wallet/settings/pin-free')
  const field = mei.page.getByRole('textbox', { name: t.pinFree.label })
  await field.fill('35')
  await mei.page.getByRole('button', { name: texts.common.save, exact: true }).click()
  await mei.wallet.typePin(texts.money.pin.enter, '246813')
  await mei.isTold(texts.common.saved)
  await mei.page.getByText('€35.00', { exact: true }).waitFor()
  await mei.page.getByRole('link', { name: t.limits.used }).click()
  await mei.page.getByText(t.limits.day).first().waitFor()
})
