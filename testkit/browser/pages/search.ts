import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { texts } from '../texts.ts'

const t = texts.search

/** What is found: above the chats, and inside a chat. */
export class Search {
  readonly page: Page
  readonly results: Locator

  constructor(page: Page) {
    this.page = page
    this.results = page.getByRole('list', { name: t.results })
  }

  /** Above the chats. */
  async everywhere(query: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: texts.chat.search }).fill(query)
  }

  async inChat(query: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: t.inChat }).fill(query)
  }

  private get rows(): Locator {
    return this.results.getByRole('link').filter({ has: this.page.locator('time') })
  }

  /** A message, by any part of what its row says. */
  found(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text })
  }

  /** A person or a chat, by its name. */
  named(name: string): Locator {
    return this.results.getByRole('link').filter({ hasText: name })
  }

  async findsOnly(...rows: RegExp[]): Promise<void> {
    await expect.poll(() => this.rows.count()).toBe(rows.length)
    for (const row of rows) await this.found(row).waitFor()
  }

  async findsNothing(): Promise<void> {
    await this.page.getByText(t.nothing.text, { exact: true }).waitFor()
  }

  /** What is marked in the first row that says so. */
  marked(text: string | RegExp): Promise<string[]> {
    return this.found(text).first().locator('mark').allTextContents()
  }

  async narrow(kind: keyof typeof t.group): Promise<void> {
    await this.page.getByRole('button', { name: t.group[kind], exact: true }).click()
  }

  async bySender(name: string): Promise<void> {
    await this.page.getByRole('button', { name: t.person, exact: true }).click()
    await this.page.getByRole('dialog').getByRole('button', { name }).click()
  }
}
