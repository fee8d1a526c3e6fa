import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { fill, texts } from '../texts.ts'

const t = texts.payments

/** Paying by code from the customer's side: the scanner, where its codes lead, and the code that is shown at a till. */
export class Paying {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** The page where a scanned payment code leads, with who is paid. */
  async sawPayee(...words: string[]): Promise<void> {
    const payee = this.page.getByRole('region', { name: t.pay.to })
    for (const word of words) await payee.getByText(word, { exact: true }).waitFor()
  }

  async typeAmount(amount: string): Promise<void> {
    await this.page.getByRole('textbox', { name: t.pay.amount, exact: true }).fill(amount)
  }

  /** On to the sheet that repeats it. */
  async go(): Promise<void> {
    await this.page.getByRole('button', { name: t.pay.go, exact: true }).click()
  }

  async openPayCode(): Promise<void> {
    await this.page.goto('/me/wallet/pay-code')
    await this.qr.waitFor()
  }

  get qr(): Locator {
    return this.page.getByRole('img', { name: t.payCode.qr, exact: true })
  }

  get bars(): Locator {
    return this.page.getByRole('img', { name: t.payCode.bars })
  }

  /** The code's 18 digits. */
  async digits(): Promise<string> {
    const show = this.page.getByRole('button', { name: t.payCode.showNumber })
    if ((await show.count()) > 0) await show.click()
    const text = await this.page.getByText(/^\d{4} \d{4} \d{4} \d{4} \d\d$/).innerText()
    return text.replaceAll(' ', '')
  }

  /** Another code has come in the place of one. */
  async hasNewCode(old: string): Promise<string> {
    await expect.poll(() => this.digits()).not.toBe(old)
    return this.digits()
  }

  /** A till asks; the sheet says who and how much. */
  async isAsked(stall: string, amount: string): Promise<Locator> {
    const sheet = this.page.getByRole('alertdialog', { name: t.charge.title })
    await sheet.getByText(stall, { exact: true }).waitFor()
    await sheet.getByText(amount, { exact: true }).waitFor()
    return sheet
  }

  /** The button of the confirming sheet, for what needs no PIN; then the page of success. */
  async paysWithoutPin(amount: string): Promise<void> {
    await this.page.getByRole('button', { name: fill(texts.money.payAmount, { amount }) }).click()
    await this.sawSuccess(amount)
  }

  /** The page of success, which is closed again. */
  async sawSuccess(amount: string): Promise<void> {
    const done = this.page.getByRole('dialog', { name: texts.money.paid })
    await done.getByText(amount, { exact: true }).waitFor()
    await done.getByRole('button', { name: texts.common.done }).click()
    await done.waitFor({ state: 'detached' })
  }

  /** What a code holds that leads nowhere. */
  get found(): Locator {
    return this.page.getByRole('region', { name: texts.scan.holds })
  }

  /** Reads a code in a picture from the disk. */
  async scanPicture(picture: Buffer): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: texts.scan.fromPicture }).click()
    await (await choosing).setFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture })
  }
}
