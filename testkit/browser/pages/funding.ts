import type { SourceKind, TestBehaviour } from '@sampan/contract'
import type { Locator, Page } from 'playwright-core'
import { texts } from '../texts.ts'

const t = texts.funding

/** Banks and cards linked to the wallet, topping up and withdrawing. */
export class Funding {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Links a number of the test bank by what it is there to show, and sees that it is linked. */
  async link(kind: SourceKind, behaviour: TestBehaviour): Promise<void> {
    await this.page.goto('/me/wallet/sources/new')
    await this.page.getByText(t.testNote.testBank.title, { exact: true }).first().waitFor()
    if (kind === 'card') await this.page.getByText(t.kind.card, { exact: true }).click()
    await this.page.getByRole('button', { name: t.behaviour[behaviour] }).click()
    await this.page.getByRole('button', { name: t.link.action, exact: true }).click()
    await this.page.getByText(t.link.done, { exact: true }).waitFor()
    await this.page.waitForURL(/\/me\/wallet\/sources\/[0-9a-f-]{36}$/)
  }

  /** From the wallet: how much, and with which of several; `pin` where it is more than goes without. */
  async topUp(amount: string, { from, pin }: { from?: string; pin?: string } = {}): Promise<void> {
    await this.page.goto('/me/wallet')
    await this.page.getByRole('link', { name: texts.wallet.action.topUp, exact: true }).first().click()
    await this.send(t.topUp.title, amount, from, pin)
  }

  async withdraw(amount: string, { to, pin }: { to?: string; pin: string }): Promise<void> {
    await this.page.goto('/me/wallet')
    await this.page.getByRole('link', { name: texts.wallet.service.withdraw, exact: true }).click()
    await this.send(t.withdraw.title, amount, to, pin)
  }

  private async send(title: string, amount: string, which: string | undefined, pin: string | undefined): Promise<void> {
    await this.page.getByRole('heading', { name: title, level: 1 }).waitFor()
    if (which !== undefined) {
      await this.page.getByRole('button', { name: '··' }).click()
      await this.page.getByRole('dialog').getByRole('button', { name: which }).click()
    }
    await this.page.getByRole('textbox', { name: texts.money.amount, exact: true }).fill(amount)
    await this.page.getByRole('button', { name: title, exact: true }).click()
    const sheet = this.page.getByRole('dialog', { name: title })
    if (pin === undefined) await sheet.getByRole('button', { name: title }).click()
    else await sheet.getByLabel(texts.money.pin.enter).fill(pin)
    await this.page.waitForURL(/\/me\/wallet\/orders\/[0-9a-f-]{36}$/)
  }

  /** The order that is open says how it stands, whenever it comes to that. */
  async stands(text: string): Promise<void> {
    await this.page.getByRole('status').filter({ hasText: text }).waitFor()
  }

  async openOrders(): Promise<void> {
    await this.page.goto('/me/wallet/orders')
    await this.page.getByRole('heading', { name: t.orders.title, level: 1 }).waitFor()
  }

  /** One line of the top-ups and withdrawals, by what it says. */
  order(...says: string[]): Locator {
    const lines = this.page.getByRole('list', { name: t.orders.title }).getByRole('listitem')
    return says.reduce((found, text) => found.filter({ hasText: text }), lines)
  }
}
