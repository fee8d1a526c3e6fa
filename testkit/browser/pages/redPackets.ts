import type { Locator, Page } from 'playwright-core'
import { counted, texts } from '../texts.ts'
import { MoneyTalk } from './moneyTalk.ts'

const t = texts.redPackets

interface NewPacket {
  amount: string
  greeting: string
  /** Where the amount takes it. */
  pin?: string
}

/** Red packets: putting money in, the coin that opens them, who took what, and the history. */
export class RedPackets {
  readonly page: Page
  private readonly money: MoneyTalk

  constructor(page: Page) {
    this.page = page
    this.money = new MoneyTalk(page)
  }

  /** To a friend: all of it is for one. */
  async sendToFriend(toWhom: string, packet: NewPacket): Promise<void> {
    await this.money.begin(toWhom, 'redPacket')
    await this.page.getByRole('textbox', { name: t.new.amount, exact: true }).fill(packet.amount)
    await this.finish(packet)
  }

  /** Into a group, so many random shares of a total. */
  async sendLucky(group: string, count: number, packet: NewPacket): Promise<void> {
    await this.money.begin(group, 'redPacket')
    await this.fillCount(count)
    await this.page.getByRole('textbox', { name: t.new.total, exact: true }).fill(packet.amount)
    await this.finish(packet)
  }

  /** Into a group, so many shares of the same amount. */
  async sendEqual(group: string, count: number, packet: NewPacket): Promise<void> {
    await this.money.begin(group, 'redPacket')
    await this.choose(t.new.way, t.way.equal)
    await this.fillCount(count)
    await this.page.getByRole('textbox', { name: t.new.each, exact: true }).fill(packet.amount)
    await this.finish(packet)
  }

  /** Into a group, for some by name, to each the same amount. */
  async sendToSome(group: string, names: readonly string[], packet: NewPacket): Promise<void> {
    await this.money.begin(group, 'redPacket')
    await this.choose(t.new.way, t.way.exclusive)
    const people = this.page.getByRole('list', { name: t.new.who })
    for (const name of names) await people.getByRole('checkbox', { name }).check({ force: true })
    await this.page.getByText(counted(t.new.for_one, t.new.for_other, names.length), { exact: true }).waitFor()
    await this.page.getByRole('textbox', { name: t.new.each, exact: true }).fill(packet.amount)
    await this.finish(packet)
  }

  /** One of several side by side: an occasion, or a way to share. */
  async choose(group: string, text: string): Promise<void> {
    await this.page.getByRole('radiogroup', { name: group }).getByText(text, { exact: true }).click()
  }

  private async fillCount(count: number): Promise<void> {
    const field = this.page.getByRole('textbox', { name: t.new.count })
    await field.fill(String(count))
    await field.press('Tab')
  }

  private async finish({ greeting, pin }: NewPacket): Promise<void> {
    await this.page.getByRole('textbox', { name: t.new.greeting, exact: true }).fill(greeting)
    await this.page.getByRole('button', { name: startOf(t.new.actionAmount) }).click()
    await this.money.confirm(t.title, pin)
    await this.money.bubble(greeting).waitFor()
  }

  /** From its bubble: the coin is pressed, and what was in it is told, such as "€3.21". */
  async open(greeting: string): Promise<string> {
    await this.money.open(greeting)
    await this.page.getByRole('button', { name: t.open.label, exact: true }).click()
    return this.gave()
  }

  /** How much the viewer took of the packet that is open. */
  async gave(): Promise<string> {
    await this.page.getByRole('link', { name: t.details.inWallet }).waitFor()
    return (await this.page.getByRole('status').filter({ hasText: /\d/ }).innerText()).trim()
  }

  /** Nothing was left for the viewer. */
  async isTooLate(): Promise<void> {
    await this.page.getByText(t.details.tooLate, { exact: true }).waitFor()
  }

  /** The share of someone in the packet that is open. */
  share(name: string): Locator {
    return this.page.getByRole('list', { name: t.details.who }).getByRole('listitem').filter({ hasText: name })
  }

  /** The crown is on that one's head, and on no other. */
  async crowns(name: string): Promise<void> {
    await this.share(name).getByText(t.details.luckiest, { exact: true }).waitFor()
    const crowned = this.page.getByRole('list', { name: t.details.who }).getByText(t.details.luckiest, { exact: true })
    if ((await crowned.count()) !== 1) throw new Error('There is one luckiest')
  }

  async close(): Promise<void> {
    await this.page.getByRole('link', { name: texts.common.close, exact: true }).click()
  }

  async openHistory(side: 'received' | 'sent' = 'received'): Promise<void> {
    await this.page.goto('/me/wallet')
    await this.page.getByRole('link', { name: texts.wallet.service.redPackets, exact: true }).click()
    await this.choose(t.history.title, t.history[side])
  }

  /** What the year comes to: "€9.00", and of how many packets. */
  async historySays(side: 'received' | 'sent', amount: string, count: number): Promise<void> {
    const words = counted(t.history[`${side}Count_one`], t.history[`${side}Count_other`], count)
    await this.page.locator('section').filter({ hasText: words }).getByText(amount, { exact: true }).waitFor()
  }
}

/** A text up to its first value. */
const startOf = (text: string): RegExp => new RegExp(`^${text.split('{{')[0]}`)
