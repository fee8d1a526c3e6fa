import type { Locator, Page } from 'playwright-core'
import { texts } from '../texts.ts'

const t = texts.merchants

/** A stall from its owner's side: its settings, its poster and its till. */
export class Stall {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Opens one, from the wallet on. */
  async open({ name, city, region }: { name: string; city: string; region: string }): Promise<void> {
    await this.page.goto('/me/wallet')
    await this.page.getByRole('link', { name: texts.wallet.service.stall }).click()
    await this.page.getByRole('link', { name: t.none.open }).click()
    await this.page.getByRole('textbox', { name: t.setup.name }).fill(name)
    await this.page.getByRole('textbox', { name: t.setup.city }).fill(city)
    await this.page.getByRole('combobox', { name: t.setup.region }).selectOption({ label: region })
    await this.page.getByRole('button', { name: t.none.open }).click()
    await this.page.getByRole('heading', { name }).waitFor()
  }

  /** A picture of the code to be put up. */
  async photographPoster(): Promise<Buffer> {
    await this.page.goto('/me/stall/poster')
    return photograph(this.page.getByRole('img', { name: t.poster.code }))
  }

  /** The till; presses of its owner let it sound. */
  async openTill(): Promise<void> {
    await this.page.goto('/me/stall/till')
    await this.amount.waitFor()
  }

  get amount(): Locator {
    return this.page.getByRole('textbox', { name: t.till.amount })
  }

  /** Shows the code of an amount; answers a picture of it. */
  async ask(amount: string, note = ''): Promise<Buffer> {
    await this.amount.fill(amount)
    await this.page.getByRole('textbox', { name: t.till.note }).fill(note)
    await this.page.getByRole('button', { name: t.till.showCode }).click()
    return photograph(this.page.getByRole('img', { name: t.till.orderCode }))
  }

  /** Opens the scanner for a customer's code. */
  async scanCustomer(amount: string, note = ''): Promise<void> {
    await this.amount.fill(amount)
    await this.page.getByRole('textbox', { name: t.till.note }).fill(note)
    await this.page.getByRole('button', { name: t.till.scanCode }).click()
  }

  /** Types the digits of a customer's code in the scanner that is open. */
  async typeCode(digits: string): Promise<void> {
    const sheet = this.page.getByRole('dialog', { name: t.till.scanCode })
    await sheet.getByRole('textbox', { name: t.till.typed }).fill(digits)
    await sheet.getByRole('button', { name: t.till.charge }).click()
  }

  /** The page that says that money came, and from whom; it is closed again. */
  async received(amount: string, from: string): Promise<void> {
    const page = this.page.getByRole('dialog', { name: t.till.paid })
    await page.getByText(amount, { exact: true }).waitFor()
    await page.getByText(from, { exact: true }).waitFor()
    await page.getByRole('button', { name: texts.common.done }).click()
    await page.waitFor({ state: 'detached' })
  }

  /** The sum on the till or on the stall's page. */
  async hasTaken(sum: string): Promise<void> {
    await this.page.getByRole('region', { name: t.takings, exact: true }).getByText(sum, { exact: true }).waitFor()
  }

  /** Begins to count the tones that the page plays, of which a chime has two. Before the till is opened. */
  async listen(): Promise<() => Promise<number>> {
    await this.page.addInitScript(() => {
      const { start } = OscillatorNode.prototype
      OscillatorNode.prototype.start = function (when) {
        document.documentElement.dataset.tones = String(Number(document.documentElement.dataset.tones ?? 0) + 1)
        start.call(this, when)
      }
    })
    return async () => Number((await this.page.locator('html').getAttribute('data-tones')) ?? 0)
  }
}

/** A picture of a code that is drawn already. */
export async function photograph(code: Locator): Promise<Buffer> {
  await code.locator('path, rect').first().waitFor({ state: 'attached' })
  return code.screenshot()
}
