import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Person } from '../world/world.ts'
import { ChatList } from './pages/chatList.ts'
import { ChatOptions } from './pages/chatOptions.ts'
import { Contacts } from './pages/contacts.ts'
import { Details } from './pages/details.ts'
import { Me } from './pages/me.ts'
import { MoneyTalk } from './pages/moneyTalk.ts'
import { Paying } from './pages/paying.ts'
import { RedPackets } from './pages/redPackets.ts'
import { Search } from './pages/search.ts'
import { SignIn } from './pages/signIn.ts'
import { Stall } from './pages/stall.ts'
import { Talk } from './pages/talk.ts'
import { Wallet } from './pages/wallet.ts'
import { counted, texts } from './texts.ts'

/** A browser with one page, as a person has it before them. */
export class Device {
  readonly page: Page
  readonly context: BrowserContext
  readonly signIn: SignIn
  readonly chats: ChatList
  readonly contacts: Contacts
  readonly details: Details
  readonly me: Me
  readonly money: MoneyTalk
  readonly options: ChatOptions
  readonly paying: Paying
  readonly packets: RedPackets
  readonly search: Search
  readonly stall: Stall
  readonly wallet: Wallet

  constructor(page: Page) {
    this.page = page
    this.context = page.context()
    this.signIn = new SignIn(page)
    this.chats = new ChatList(page)
    this.contacts = new Contacts(page)
    this.details = new Details(page)
    this.me = new Me(page)
    this.money = new MoneyTalk(page)
    this.options = new ChatOptions(page)
    this.paying = new Paying(page)
    this.packets = new RedPackets(page)
    this.search = new Search(page)
    this.stall = new Stall(page)
    this.wallet = new Wallet(page)
  }

  /** The conversation of that name: with a person, or a group by its title. What is done in it opens it first. */
  chat(withWhom: Named | string): Talk {
    return new Talk(this.page, typeof withWhom === 'string' ? withWhom : withWhom.name)
  }

  /** By the tab bar or the rail. */
  async goTo(place: 'chats' | 'contacts' | 'discover' | 'me'): Promise<void> {
    const places = this.page.getByRole('navigation', { name: texts.common.places.title })
    await places.getByRole('link', { name: texts.common.places[place] }).click()
    await this.page.waitForURL(`**/${place}`)
  }

  /** No grey shapes stand in the place of what is coming. */
  async isSettled(): Promise<void> {
    await expect.poll(() => this.page.locator('[class*="skeleton"]').count()).toBe(0)
  }

  /** On a phone: to the screen before. */
  async goBack(): Promise<void> {
    await this.page.getByRole('link', { name: texts.common.back }).click()
  }

  /** The count at a place of the tab bar or the rail. */
  async hasWaiting(place: 'chats' | 'contacts', count: number): Promise<void> {
    const places = this.page.getByRole('navigation', { name: texts.common.places.title })
    const link = places.getByRole('link', { name: texts.common.places[place] })
    const told = counted(texts.common.places.waiting_one, texts.common.places.waiting_other, count)
    await (count === 0 ? link.filter({ hasNotText: /\d/ }) : link.filter({ hasText: told })).waitFor()
  }

  /** The toast that tells what was done, or what went wrong. */
  async isTold(text: string): Promise<void> {
    await this.page.getByText(text, { exact: true }).waitFor()
  }

  /** Gives this browser a passkey reader that says yes to everything. */
  async hasAuthenticator(): Promise<void> {
    const session = await this.context.newCDPSession(this.page)
    await session.send('WebAuthn.enable')
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
  }

  /** Cuts the network as a tunnel does: nothing comes, nothing goes, the page stays. */
  async goOffline(): Promise<void> {
    await this.context.setOffline(true)
  }

  async goOnline(): Promise<void> {
    await this.context.setOffline(false)
  }
}

export interface Named {
  name: string
}

/** Someone of the world at a device of theirs. */
export class OnBoard extends Device implements Named {
  readonly person: Person

  constructor(page: Page, person: Person) {
    super(page)
    this.person = person
  }

  get handle(): string {
    return this.person.handle
  }

  get name(): string {
    return this.person.self.member.name
  }
}
