import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Named } from '../device.ts'
import { counted, fill, texts } from '../texts.ts'

const t = texts.groups

/** The details of a conversation, and the pages for making and filling groups. */
export class Details {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async createGroup(title: string, people: readonly Named[]): Promise<void> {
    await this.page.getByRole('textbox', { name: t.name }).fill(title)
    for (const { name } of people) await this.page.getByRole('checkbox', { name }).check({ force: true })
    await this.page.getByRole('button', { name: t.create }).click()
  }

  async addPeople(people: readonly Named[]): Promise<void> {
    await this.page.getByRole('link', { name: t.add, exact: true }).click()
    for (const { name } of people) await this.page.getByRole('checkbox', { name }).check({ force: true })
    await this.page.getByRole('button', { name: counted(t.addChosen_one, t.addChosen_other, people.length) }).click()
  }

  async removePerson({ name }: Named): Promise<void> {
    await this.choose({ name }, t.remove)
    await this.confirm(t.remove)
  }

  /** An entry of the menu beside someone's name. */
  async choose({ name }: Named, entry: string): Promise<void> {
    await this.page.getByRole('button', { name: fill(t.memberMenu, { name }) }).click()
    await this.page.getByRole('menuitem', { name: entry, exact: true }).click()
  }

  async rename(title: string): Promise<void> {
    await this.page.getByRole('button', { name: t.rename }).click()
    await this.page.getByRole('textbox', { name: t.name }).fill(title)
    await this.page.getByRole('button', { name: texts.common.save, exact: true }).click()
  }

  async leave(): Promise<void> {
    await this.page.getByRole('button', { name: t.leave }).click()
    await this.confirm(t.leave)
  }

  /** Somebody is there, and nothing is offered that one may not do. */
  async mayNotChange({ name }: Named): Promise<void> {
    await this.page.getByRole('complementary').getByRole('link', { name }).waitFor()
    expect(await this.page.getByRole('button', { name: fill(t.memberMenu, { name }) }).count()).toBe(0)
    expect(await this.page.getByRole('button', { name: t.rename }).count()).toBe(0)
  }

  async confirm(action: string): Promise<void> {
    await this.page.getByRole('alertdialog').getByRole('button', { name: action, exact: true }).click()
  }
}
