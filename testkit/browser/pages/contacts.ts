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
    await this.page.getByRole('textbox', { name: texts.people.find.label }).fill(handle)
    await this.page.getByRole('button', { name: t.find.action, exact: true }).click()
  }

  /** Opens somebody's card from the list. */
  async open({ name }: Named): Promise<void> {
    await this.page.goto('/contacts')
    await this.list.getByRole('link', { name }).first().click()
  }

  /** Marks the contact whose card is open with a star. */
  async star(): Promise<void> {
    await this.page.getByRole('button', { name: texts.people.star }).click()
    await this.page.getByRole('button', { name: texts.people.unstar }).waitFor()
  }

  /** Puts the contact whose card is open under a new tag. */
  async tag(name: string): Promise<void> {
    await this.page.getByRole('button', { name: texts.people.tags.title }).click()
    await this.page.getByRole('textbox', { name: texts.people.tags.make }).fill(name)
    await this.page.getByRole('button', { name: texts.people.tags.add, exact: true }).click()
    await this.page.getByRole('dialog').getByRole('button', { name, pressed: true }).waitFor()
    await this.page.getByRole('button', { name: texts.common.save, exact: true }).click()
    await this.page.getByRole('button', { name: texts.people.tags.title }).filter({ hasText: name }).waitFor()
  }

  /** Writes a note and a number down about the contact whose card is open. */
  async note(note: string, phone: string): Promise<void> {
    const { about } = texts.people
    await this.page.getByRole('button', { name: about.title }).click()
    await this.page.getByRole('textbox', { name: about.note }).fill(note)
    await this.page.getByRole('textbox', { name: about.phone }).first().fill(phone)
    await this.page.getByRole('button', { name: texts.common.save, exact: true }).click()
    await this.page.getByRole('link', { name: phone }).waitFor()
  }

  /** Chooses a file in the address book. */
  async readBook(name: string, content: string): Promise<void> {
    await this.page.goto('/contacts/book')
    const choosing = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: texts.people.book.choose }).click()
    const file = { name, mimeType: 'text/vcard', buffer: Buffer.from(content) }
    await (await choosing).setFiles(file)
  }

  /** Proves a telephone number; `codeSent` reads what came to it. */
  async provePhone(number: string, codeSent: () => Promise<string>): Promise<void> {
    const { phone } = texts.people
    await this.page.goto('/me/settings/phone')
    await this.page.getByRole('textbox', { name: phone.number }).fill(number)
    await this.page.getByRole('button', { name: phone.send }).click()
    await this.page.getByRole('textbox', { name: phone.code }).fill(await codeSent())
    await this.page.getByRole('button', { name: phone.confirm }).click()
    await this.page.getByText(phone.done).waitFor()
  }

  /** Lets others find one by the number. */
  async letFind(): Promise<void> {
    const findable = this.page.getByRole('switch', { name: texts.people.phone.findable })
    // What is drawn lies over it.
    await findable.click({ force: true })
    await this.page.getByRole('switch', { name: texts.people.phone.findable, checked: true }).waitFor()
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
