import { buffer } from 'node:stream/consumers'
import type { Locator, Page } from 'playwright-core'
import { fill, texts } from '../texts.ts'

const t = texts.wallet

/** The wallet and what belongs to it, and the sheet in which money is confirmed. */
export class Wallet {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await this.page.goto('/me/wallet')
    await this.balances.waitFor()
  }

  get balances(): Locator {
    return this.page.getByRole('region', { name: t.balances })
  }

  /** As it stands there: "€1,284.50". */
  async hasBalance(amount: string): Promise<void> {
    await this.balances.getByText(amount, { exact: true }).waitFor()
  }

  async hideBalances(): Promise<void> {
    await this.balances.getByRole('button', { name: t.hideBalances }).click()
  }

  async showBalances(): Promise<void> {
    await this.balances.getByRole('button', { name: t.showBalances }).click()
  }

  /** One line of the latest movements or of the statement, by what it says. */
  line(text: string): Locator {
    return this.page.locator('a[data-row]').filter({ hasText: text })
  }

  async openStatement(): Promise<void> {
    await this.page.goto('/me/wallet/statement')
    await this.page.getByRole('heading', { name: t.statement, level: 1 }).waitFor()
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: t.search }).fill(text)
  }

  /** Presses choices of the filter, by their texts, and closes it. */
  async filter(...choices: string[]): Promise<void> {
    await this.page.getByRole('button', { name: t.filter.title, exact: true }).click()
    const sheet = this.page.getByRole('dialog', { name: t.filter.title })
    for (const choice of choices) await sheet.getByRole('button', { name: choice, exact: true }).click()
    await sheet.getByRole('button', { name: texts.common.done }).click()
    await sheet.waitFor({ state: 'detached' })
  }

  async removeFilter(text: string): Promise<void> {
    await this.page.getByRole('button', { name: fill(t.filter.remove, { filter: text }) }).click()
  }

  /** A fact of the receipt that is open: its word and what it says. */
  async receiptSays(label: string, value: string): Promise<void> {
    const fact = this.page.locator('dl > div').filter({ hasText: label })
    await fact.getByText(value, { exact: true }).waitFor()
  }

  /** Has the statement made into a file and saves it; answers its bytes. */
  async export(kind: 'csv' | 'pdf'): Promise<Buffer> {
    await this.page.getByRole('button', { name: t.export.title }).click()
    const sheet = this.page.getByRole('dialog', { name: t.export.title })
    await sheet.getByRole('button', { name: t.export[kind] }).click()
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      sheet.getByRole('link', { name: t.export.save }).click(),
    ])
    const bytes = await buffer(await download.createReadStream())
    await sheet.getByRole('button', { name: t.export.another }).click()
    await sheet.getByRole('button', { name: texts.common.close }).click()
    await sheet.waitFor({ state: 'detached' })
    return bytes
  }

  /** Types a PIN into the boxes of that label. */
  async typePin(label: string, pin: string): Promise<void> {
    const field = this.page.getByLabel(label, { exact: true })
    await field.focus()
    await this.page.keyboard.type(pin)
  }

  async setPin(pin: string): Promise<void> {
    await this.page.goto('/me/wallet/settings/pin')
    await this.typePin(texts.money.pin.choose, pin)
    await this.typePin(texts.money.pin.again, pin)
    await this.page.getByText(t.pin.isSet, { exact: true }).waitFor()
  }

  async changePin(current: string, next: string): Promise<void> {
    await this.page.goto('/me/wallet/settings/pin')
    await this.typePin(t.pin.current, current)
    await this.typePin(texts.money.pin.choose, next)
    await this.typePin(texts.money.pin.again, next)
  }

  /** The sheet that repeats who and how much. */
  get paySheet(): Locator {
    return this.page.getByRole('dialog').filter({ hasText: texts.money.from })
  }

  /** Confirms with the PIN what the sheet repeats; `amount` as it stands there: "€24.00". */
  async confirm(amount: string, pin: string): Promise<void> {
    await this.paySheet.getByText(amount, { exact: true }).waitFor()
    await this.typePin(texts.money.pin.enter, pin)
  }

  /** Confirms what needs no PIN. */
  async confirmWithoutPin(amount: string): Promise<void> {
    await this.paySheet.getByRole('button', { name: fill(texts.money.payAmount, { amount }) }).click()
  }

  /** Sees the page of success, with the amount large, and leaves it. */
  async sawSuccess(amount: string): Promise<void> {
    const done = this.page.getByRole('dialog').filter({ has: this.page.getByRole('status') })
    await done.getByText(amount, { exact: true }).waitFor()
    await done.getByRole('button', { name: texts.common.done }).click()
    await done.waitFor({ state: 'detached' })
  }
}
