import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { texts } from '../texts.ts'
import { ChatList } from './chatList.ts'

const t = texts.options

/** What one sets for a chat: from its row, on its details, and what was put away. */
export class ChatOptions {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  private async choose(name: string, entry: string): Promise<void> {
    await new ChatList(this.page).row(name).row.click({ button: 'right' })
    await this.page.getByRole('menuitem', { name: entry, exact: true }).click()
  }

  archive(name: string): Promise<void> {
    return this.choose(name, t.archive.put)
  }

  hide(name: string): Promise<void> {
    return this.choose(name, t.hide)
  }

  markUnread(name: string): Promise<void> {
    return this.choose(name, t.markUnread)
  }

  async clear(name: string): Promise<void> {
    await this.choose(name, t.clear.title)
    await this.page.getByRole('alertdialog').getByRole('button', { name: t.clear.do, exact: true }).click()
  }

  async openArchive(): Promise<void> {
    await this.page.getByRole('link', { name: t.archive.open }).click()
  }

  /** Nothing leads to an archive that holds nothing. */
  async hasNoArchive(): Promise<void> {
    await this.page.getByRole('link', { name: t.archive.open }).waitFor({ state: 'detached' })
  }

  /** On the details of a chat: what is written from now on goes after so long. */
  async setDisappearing(time: string): Promise<void> {
    await this.page.getByRole('button', { name: t.disappear.title }).click()
    await this.page.getByRole('dialog').getByRole('button', { name: time }).click()
  }

  async openNotes(): Promise<void> {
    await this.page.getByRole('button', { name: texts.chat.new, exact: true }).click()
    await this.page.getByRole('menuitem', { name: t.notes.title, exact: true }).click()
  }

  /** The field of the open chat is empty. */
  async wroteNothing(): Promise<void> {
    const field = this.page.getByRole('textbox', { name: texts.chat.composer.title })
    await expect.poll(() => field.inputValue()).toBe('')
  }
}
