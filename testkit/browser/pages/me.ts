import type { Locator, Page } from 'playwright-core'
import { texts } from '../texts.ts'

const t = texts.me

/** The Me tab. */
export class Me {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async rename(name: string): Promise<void> {
    await this.page.goto('/me/profile')
    await this.page.getByRole('textbox', { name: t.profile.name, exact: true }).fill(name)
    await this.page.getByRole('button', { name: texts.common.save, exact: true }).click()
    await this.page.getByText(texts.common.saved, { exact: true }).waitFor()
  }

  device(name: string): Locator {
    return this.page.getByRole('list', { name: t.devices.title }).getByRole('listitem').filter({ hasText: name })
  }

  async endDevice(name: string): Promise<void> {
    await this.page.goto('/me/devices')
    await this.device(name).getByRole('button', { name: t.devices.end }).click()
    await this.page.getByRole('alertdialog').getByRole('button', { name: t.devices.end, exact: true }).click()
    await this.device(name).waitFor({ state: 'detached' })
  }

  async signOut(): Promise<void> {
    await this.page.goto('/me/settings')
    await this.page.getByRole('button', { name: t.signOut.action, exact: true }).click()
    await this.page.getByRole('alertdialog').getByRole('button', { name: t.signOut.action, exact: true }).click()
  }
}
