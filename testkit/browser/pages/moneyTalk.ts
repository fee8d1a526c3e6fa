import type { Locator, Page } from 'playwright-core'
import { counted, fill, texts } from '../texts.ts'
import { Talk } from './talk.ts'

const t = texts.transfers

/** Money in conversations: what is sent, asked for and shared, its bubbles and the pages behind them. */
export class MoneyTalk {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** From the menu beside the field of an open conversation. */
  async begin(withWhom: string, what: keyof typeof t.more): Promise<void> {
    await new Talk(this.page, withWhom).open()
    await this.page.getByRole('button', { name: texts.chat.composer.attach, exact: true }).click()
    await this.page.getByRole('menuitem', { name: t.more[what], exact: true }).click()
  }

  /** Fills in a transfer and pays it; `pin` where it is more than goes without. */
  async transfer(toWhom: string, { amount, note, pin }: { amount: string; note: string; pin?: string }): Promise<void> {
    await this.begin(toWhom, 'transfer')
    await this.page.getByRole('textbox', { name: texts.money.amount, exact: true }).fill(amount)
    await this.page.getByRole('textbox', { name: t.note.label, exact: true }).fill(note)
    await this.page.getByRole('button', { name: t.send.action, exact: true }).click()
    await this.confirm(t.transfer, pin)
    const done = this.page.getByRole('dialog', { name: texts.money.paid })
    await done.getByText(t.send.done, { exact: true }).waitFor()
    await done.getByRole('button', { name: texts.common.done }).click()
    await done.waitFor({ state: 'detached' })
  }

  /** The sheet that repeats it: the PIN, or a button below what goes without. */
  async confirm(title: string, pin: string | undefined): Promise<void> {
    const sheet = this.page.getByRole('dialog', { name: title })
    if (pin === undefined) await sheet.getByRole('button', { name: startOf(texts.money.payAmount) }).click()
    else await sheet.getByLabel(texts.money.pin.enter).fill(pin)
  }

  /** Money in the conversation that is open, by what it says, such as its note or amount. */
  bubble(text: string): Locator {
    return this.page.getByRole('log').getByRole('link').filter({ hasText: text })
  }

  /** The bubble says how it stands. */
  async says(text: string, stands: string): Promise<void> {
    await this.bubble(text).filter({ hasText: stands }).waitFor()
  }

  async open(text: string): Promise<void> {
    await this.bubble(text).click()
  }

  async accept(): Promise<void> {
    await this.page.getByRole('button', { name: t.accept, exact: true }).click()
    await this.page.getByText(t.detail.acceptedIn).waitFor()
  }

  async giveBack(toWhom: string): Promise<void> {
    await this.page.getByRole('button', { name: t.return, exact: true }).click()
    const sheet = this.page.getByRole('alertdialog', { name: t.returnAsk })
    await sheet.getByRole('button', { name: t.return, exact: true }).click()
    await this.page.getByText(fill(t.detail.returnedIn, { name: toWhom })).waitFor()
  }

  /** A total in equal shares among everyone in the group. */
  async splitEqually(group: string, { total, note, others }: { total: string; note: string; others: number }) {
    await this.begin(group, 'split')
    await this.page.getByRole('textbox', { name: t.bill.total, exact: true }).fill(total)
    await this.page.getByRole('textbox', { name: t.note.label, exact: true }).fill(note)
    await this.page.getByRole('button', { name: counted(t.bill.askCount_one, t.bill.askCount_other, others) }).click()
    await this.bubble(note).waitFor()
  }

  /** To each an amount, on the number keys of a phone. Shares of nobody are left out. */
  async splitNamed(group: string, { shares, note }: { shares: Record<string, string>; note: string }) {
    await this.begin(group, 'split')
    await this.page.getByText(t.bill.named, { exact: true }).click()
    await this.page.getByRole('textbox', { name: t.note.label, exact: true }).fill(note)
    const keys = this.page.getByRole('group', { name: texts.money.keys })
    // While words are typed they are away.
    await keys.waitFor({ state: 'detached' })
    for (const [name, amount] of Object.entries(shares)) {
      await this.page.getByRole('textbox', { name: fill(t.bill.amountOf, { name }), exact: true }).click()
      for (const key of amount) {
        const label = key === '.' ? texts.money.decimalMark : key
        await keys.getByRole('button', { name: label, exact: true }).click()
      }
    }
    const others = Object.keys(shares).length
    await this.page.getByRole('button', { name: counted(t.bill.askCount_one, t.bill.askCount_other, others) }).click()
    await this.bubble(note).waitFor()
  }

  async ask(ofWhom: string, { amount, note }: { amount: string; note: string }): Promise<void> {
    await this.begin(ofWhom, 'ask')
    await this.page.getByRole('textbox', { name: texts.money.amount, exact: true }).fill(amount)
    await this.page.getByRole('textbox', { name: t.note.label, exact: true }).fill(note)
    await this.page.getByRole('button', { name: t.bill.askAction, exact: true }).click()
    await this.bubble(note).waitFor()
  }

  /** Pays the share on the page that is open. */
  async payShare(amount: string, title: string = t.bill.split): Promise<void> {
    await this.page.getByRole('button', { name: fill(t.bill.payAmount, { amount }), exact: true }).click()
    await this.confirm(title, undefined)
    const done = this.page.getByRole('dialog', { name: texts.money.paid })
    await done.getByRole('button', { name: texts.common.done }).click()
    await done.waitFor({ state: 'detached' })
  }

  /** How the share of someone stands on the page of a bill that is open. */
  async hasShare(name: string, stands: string): Promise<void> {
    const shares = this.page.getByRole('list', { name: t.bill.shares })
    await shares.getByRole('listitem').filter({ hasText: name }).filter({ hasText: stands }).waitFor()
  }

  async remind(): Promise<void> {
    await this.page.getByRole('button', { name: t.bill.remind, exact: true }).click()
    await this.page.getByText(t.bill.reminded, { exact: true }).waitFor()
  }

  async close(): Promise<void> {
    await this.page.getByRole('button', { name: t.bill.close, exact: true }).click()
    const sheet = this.page.getByRole('alertdialog', { name: t.bill.close })
    await sheet.getByRole('button', { name: t.bill.close, exact: true }).click()
  }
}

/** A text up to its first value. */
const startOf = (text: string): RegExp => new RegExp(`^${text.split('{{')[0]}`)
