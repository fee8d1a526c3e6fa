import type { Locator, Page } from 'playwright-core'
import type { Named } from '../device.ts'
import { fill, texts } from '../texts.ts'

const t = texts.contacts

/** The contacts tab and what leads to new ones. */
export class Contacts {
  readonly page: Page
  readonly list: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('list', { name: t.title, exact: true })
  }

  /** Finds somebody by the exact user name and asks, with a greeting. */
  async request(person: Named & { handle: string }, greeting: string): Promise<void> {
    await this.find(person.handle)
    await this.page.getByRole('button', { name: t.addAction }).click()
    await this.page.getByRole('textbox', { name: t.greeting }).fill(greeting)
    await this.page.getByRole('button', { name: t.sendRequest }).click()
    await this.page.getByText(fill(t.requestedText, { name: person.name })).waitFor()
  }

  async find(handle: string): Promise<void> {
    await this.page.goto('/contacts/new')
    await this.page.getByRole('textbox', { name: t.find.label }).fill(handle)
    await this.page.getByRole('button', { name: t.find.action, exact: true }).click()
  }

  /** Sees the greeting and accepts. */
  async accept(person: Named, greeting: string): Promise<void> {
    await this.page.getByRole('link', { name: t.requests }).click()
    const request = this.page.getByRole('listitem').filter({ hasText: person.name })
    await request.getByText(greeting, { exact: true }).waitFor()
    await request.getByRole('button', { name: t.accept, exact: true }).click()
    await request.getByText(fill(t.accepted, { name: person.name })).waitFor()
  }

  /** Gives somebody a name that only oneself sees. */
  async remark({ name }: Named, remark: string): Promise<void> {
    await this.page.goto('/contacts')
    await this.list.getByRole('link', { name }).click()
    await this.page.getByRole('button', { name: t.remark }).click()
    await this.page.getByRole('textbox', { name: t.remark }).fill(remark)
    await this.page.getByRole('button', { name: texts.common.save, exact: true }).click()
    await this.page.getByRole('heading', { name: remark }).waitFor()
  }
}
