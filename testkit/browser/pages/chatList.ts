import type { Locator, Page } from 'playwright-core'
import type { Named } from '../device.ts'
import { counted, texts } from '../texts.ts'

const t = texts.chat

/** The list of chats. */
export class ChatList {
  readonly page: Page
  readonly list: Locator
  readonly search: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('list', { name: t.list, exact: true })
    this.search = page.getByRole('searchbox', { name: t.search })
  }

  row(of: Named | string): ChatRow {
    return new ChatRow(this, typeof of === 'string' ? of : of.name)
  }

  /** Whatever language the list speaks. */
  async openFirst(): Promise<void> {
    await this.page.locator('a[data-row]').first().click()
  }

  /** The names in their order. */
  async names(): Promise<string[]> {
    return this.list
      .getByRole('link')
      .evaluateAll((rows) => rows.map((row) => row.querySelector('bdi')?.textContent ?? ''))
  }

  /** Signed in, and there are no chats. */
  async isEmpty(): Promise<void> {
    await this.page.getByText(t.empty.title, { exact: true }).waitFor()
  }

  /** Opens the page that an entry of the menu "New" leads to. */
  async startNew(what: 'newGroup' | 'addContact' | 'scan'): Promise<void> {
    await this.page.getByRole('button', { name: t.new, exact: true }).click()
    await this.page.getByRole('menuitem', { name: t[what] }).click()
  }
}

export class ChatRow {
  readonly row: Locator
  private readonly chats: ChatList

  constructor(chats: ChatList, name: string) {
    this.chats = chats
    this.row = chats.list.getByRole('link').filter({ has: chats.page.locator('bdi').getByText(name, { exact: true }) })
  }

  async open(): Promise<void> {
    await this.row.click()
  }

  async isThere(): Promise<void> {
    await this.row.waitFor()
  }

  async isGone(): Promise<void> {
    await this.row.waitFor({ state: 'detached' })
  }

  /** Anything in it: the last message, a mark, "Muted". */
  async shows(text: string | RegExp): Promise<void> {
    await this.row.filter({ hasText: text }).waitFor()
  }

  async showsNot(text: string | RegExp): Promise<void> {
    await this.row.filter({ hasNotText: text }).waitFor()
  }

  async hasUnread(count: number): Promise<void> {
    if (count === 0) await this.showsNot(/unread message/)
    else await this.shows(counted(t.unread_one, t.unread_other, count))
  }

  /** An entry of the menu under a right click. */
  async choose(entry: keyof typeof t.menu): Promise<void> {
    await this.row.click({ button: 'right' })
    await this.chats.page.getByRole('menuitem', { name: t.menu[entry], exact: true }).click()
  }
}
