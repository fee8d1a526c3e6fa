import type { Locator, Page } from 'playwright-core'
import { fill, texts } from '../texts.ts'
import { ChatList } from './chatList.ts'

const t = texts.chat

/** An open conversation. Everything but `isOpen` opens it from the list where it is not open yet. */
export class Talk {
  readonly page: Page
  readonly title: string
  readonly log: Locator
  readonly composer: Locator
  private readonly heading: Locator

  constructor(page: Page, title: string) {
    this.page = page
    this.title = title
    this.heading = page.getByRole('heading', { level: 1, name: title, exact: true })
    this.log = page.getByRole('log', { name: t.messages })
    this.composer = page.getByRole('textbox', { name: t.composer.title })
  }

  async open(): Promise<this> {
    if (!(await this.heading.isVisible())) await new ChatList(this.page).row(this.title).open()
    await this.heading.waitFor()
    return this
  }

  async isOpen(): Promise<void> {
    await this.heading.waitFor()
  }

  /** Types without sending. */
  async type(text: string): Promise<void> {
    await this.open()
    await this.composer.pressSequentially(text)
  }

  async send(text: string): Promise<void> {
    await this.open()
    await this.composer.fill(text)
    await this.pressSend()
  }

  async pressSend(): Promise<void> {
    await this.page.getByRole('button', { name: t.composer.send, exact: true }).click()
  }

  /** The messages with that text; one's own or the other's. */
  message(text: string): TalkMessage {
    const words = this.page.locator('bdi').getByText(text, { exact: true })
    return new TalkMessage(this, this.log.getByRole('article').filter({ has: words }))
  }

  /** All messages of a kind, by what they are called: "Your message", "Message from Mei". */
  from(name: string | null): Locator {
    return this.log.getByRole('article', { name: name === null ? t.message.fromYou : fill(t.message.from, { name }) })
  }

  async sees(text: string): Promise<TalkMessage> {
    await this.open()
    const message = this.message(text)
    await message.article.waitFor()
    return message
  }

  async seesNot(text: string): Promise<void> {
    await this.message(text).article.waitFor({ state: 'detached' })
  }

  /** A system note, or another line between messages. */
  async notes(text: string): Promise<void> {
    await this.open()
    await this.log.getByText(text, { exact: true }).waitFor()
  }

  /** The second line under the name: online, typing, how many people. */
  async status(text: string): Promise<void> {
    await this.open()
    await this.page
      .getByRole('banner')
      .or(this.page.locator('header'))
      .getByText(text, { exact: true })
      .first()
      .waitFor()
  }

  async openDetails(): Promise<void> {
    await this.open()
    await this.page.getByRole('link', { name: t.details, exact: true }).click()
  }
}

/** One message in a conversation. */
export class TalkMessage {
  readonly article: Locator
  private readonly talk: Talk

  constructor(talk: Talk, article: Locator) {
    this.talk = talk
    this.article = article
  }

  private get page(): Page {
    return this.talk.page
  }

  async hasMark(mark: keyof typeof t.mark): Promise<void> {
    await this.article.getByText(t.mark[mark], { exact: true }).waitFor({ state: 'attached' })
  }

  async isGone(): Promise<void> {
    await this.article.waitFor({ state: 'detached' })
  }

  /** An entry of its menu, under the button that the mouse finds. */
  async choose(entry: 'reply' | 'react' | 'copy' | 'forward' | 'recall' | 'hide'): Promise<void> {
    await this.article.hover()
    await this.article.getByRole('button', { name: t.message.menu }).click()
    await this.page.getByRole('menuitem', { name: t.message[entry], exact: true }).click()
  }

  /** One of the quick reactions, over the menu of a right click. */
  async react(emoji: string): Promise<void> {
    await this.article.locator('bdi').first().click({ button: 'right' })
    await this.page.getByRole('toolbar', { name: t.message.react }).getByRole('button', { name: emoji }).click()
  }

  async hasReaction(emoji: string, names: string): Promise<void> {
    await this.article.getByRole('button', { name: fill(t.message.reactedBy, { emoji, names }) }).waitFor()
  }

  async reply(text: string): Promise<void> {
    await this.choose('reply')
    await this.talk.composer.fill(text)
    await this.talk.pressSend()
  }

  async goToQuote(): Promise<void> {
    await this.article.getByRole('button', { name: t.message.goTo }).click()
  }
}
