import type { Locator, Page } from 'playwright-core'
import { counted, fill, texts } from '../texts.ts'
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

  /** The frame in which the messages move. */
  get scroller(): Locator {
    return this.page.locator('[data-talk]')
  }

  async isOpen(): Promise<void> {
    await this.heading.waitFor()
  }

  /** Open, and what is typed goes into the field. */
  async isReadyToWrite(): Promise<void> {
    await this.isOpen()
    await this.page.locator('textarea:focus').waitFor()
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

  /** The message with that text, or caption; those that quote it are others. */
  message(text: string): TalkMessage {
    const words = this.page.locator('bdi:not(button *)').getByText(text, { exact: true })
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

  /** What is written in the messages that are drawn, in their order. */
  async texts(): Promise<string[]> {
    const words = this.log.getByRole('article').locator('bdi:not(button *)')
    return words.evaluateAll((all) => all.map((each) => each.textContent ?? ''))
  }

  async seesNot(text: string): Promise<void> {
    await this.message(text).article.waitFor({ state: 'detached' })
  }

  /** A system note, or another line between messages. */
  async notes(text: string): Promise<void> {
    await this.open()
    await this.log.getByText(text, { exact: true }).waitFor()
  }

  /** A message was taken back, in the words for it. */
  async seesRecalled(text: string): Promise<void> {
    await this.open()
    await this.log.getByRole('article').filter({ hasText: text }).waitFor()
  }

  /** The second line under the name: online, typing, how many people. */
  async status(text: string | RegExp): Promise<void> {
    await this.open()
    await this.page
      .getByRole('banner')
      .or(this.page.locator('header'))
      .getByText(text, { exact: true })
      .first()
      .waitFor()
  }

  /** A menu of people stands over the field; the first fitting one is taken. */
  async mention(start: string, name: string): Promise<void> {
    await this.open()
    await this.composer.pressSequentially(`@${start}`)
    const offers = this.page.getByRole('list', { name: t.composer.mention })
    await offers.getByRole('button', { name }).waitFor()
    await this.composer.press('Enter')
  }

  async pickEmoji(emoji: string): Promise<void> {
    await this.open()
    await this.page.getByRole('button', { name: t.composer.emoji, exact: true }).click()
    const picker = this.page.getByRole('dialog', { name: t.emoji.title })
    await picker.getByRole('button', { name: emoji, exact: true }).first().click()
    await this.page.keyboard.press('Escape')
    await picker.waitFor({ state: 'detached' })
  }

  /** Chooses pictures as from the device, and sends them from the sheet. */
  async sendPicture(file: { name: string; mimeType: string; buffer: Buffer }, caption = ''): Promise<void> {
    await this.open()
    const choosing = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: t.composer.attach, exact: true }).click()
    await this.page.getByRole('menuitem', { name: t.composer.pictures, exact: true }).click()
    await (await choosing).setFiles(file)
    const sheet = this.page.getByRole('dialog', {
      name: counted(t.composer.sendPictures_one, t.composer.sendPictures_other, 1),
    })
    if (caption !== '') await sheet.getByRole('textbox', { name: t.composer.caption }).fill(caption)
    await sheet.getByRole('button', { name: t.composer.send, exact: true }).click()
  }

  /** Holds the button until the recording is as long as `shown` says, such as `0:01`, then lets go. */
  async holdToTalk(shown: string): Promise<void> {
    await this.open()
    await this.page.getByRole('button', { name: t.composer.holdToTalk }).hover()
    await this.page.mouse.down()
    await this.page.getByRole('status').getByText(shown, { exact: true }).waitFor()
    await this.page.mouse.up()
  }

  async jumpToNewest(): Promise<void> {
    await this.page.getByRole('button', { name: t.jumpToNewest }).click()
  }

  /** Whether a message stands where it can be seen. */
  async isInView(text: string): Promise<boolean> {
    const box = await this.message(text).article.boundingBox()
    const frame = await this.scroller.boundingBox()
    return box !== null && frame !== null && box.y >= frame.y && box.y + box.height <= frame.y + frame.height
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

  async hasNoReaction(emoji: string): Promise<void> {
    await this.article.getByRole('button', { name: `${emoji}, ` }).waitFor({ state: 'detached' })
  }

  /** Over its text stands another message's. */
  async quotes(text: string): Promise<void> {
    await this.article.getByRole('button', { name: t.message.goTo }).filter({ hasText: text }).waitFor()
  }

  async reply(text: string): Promise<void> {
    await this.choose('reply')
    await this.talk.composer.fill(text)
    await this.talk.pressSend()
  }

  /** To these chats, from the sheet. */
  async forwardTo(...names: string[]): Promise<void> {
    await this.choose('forward')
    const sheet = this.page.getByRole('dialog', { name: t.forward.title })
    for (const name of names) await sheet.getByText(name, { exact: true }).click()
    await sheet.getByRole('button', { name: t.composer.send, exact: true }).click()
    await this.page.getByText(t.forward.done, { exact: true }).waitFor()
  }

  async hide(): Promise<void> {
    await this.choose('hide')
    await this.page.getByRole('alertdialog').getByRole('button', { name: t.message.hide, exact: true }).click()
    await this.isGone()
  }

  async goToQuote(): Promise<void> {
    await this.article.getByRole('button', { name: t.message.goTo }).click()
  }
}
