import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { texts } from '../texts.ts'

const t = texts.signIn

/** The pages before one is signed in. */
export class SignIn {
  readonly page: Page
  readonly handle: Locator
  readonly name: Locator
  readonly password: Locator

  constructor(page: Page) {
    this.page = page
    this.handle = page.getByRole('textbox', { name: t.handle, exact: true })
    this.name = page.getByRole('textbox', { name: t.name, exact: true })
    this.password = page.getByLabel(t.password, { exact: true })
  }

  async withPassword(handle: string, password: string): Promise<void> {
    const way = this.page.getByRole('button', { name: t.nameAndPassword })
    await way.or(this.handle).waitFor()
    if (await way.isVisible()) await way.click()
    await this.handle.fill(handle)
    await this.password.fill(password)
    await this.page.getByRole('button', { name: t.signIn, exact: true }).click()
  }

  async withPasskey(): Promise<void> {
    await this.page.getByRole('button', { name: t.passkey }).click()
  }

  async goToSignUp(): Promise<void> {
    await this.page.getByRole('link', { name: t.createAccount }).click()
    await this.name.waitFor()
  }

  async signUp(input: { handle: string; name: string; password: string }): Promise<void> {
    await this.name.fill(input.name)
    await this.handle.fill(input.handle)
    await this.password.fill(input.password)
    await this.page.getByRole('button', { name: t.createAccount }).click()
  }

  async signUpWithPasskey(input: { handle: string; name: string }): Promise<void> {
    await this.name.fill(input.name)
    await this.handle.fill(input.handle)
    await this.page.getByRole('button', { name: t.signUpWithPasskey }).click()
  }

  /** The sign-in page is what is seen. */
  async isAsked(): Promise<void> {
    await this.page.getByRole('heading', { name: t.title }).waitFor()
  }

  /** Said over the form. */
  async isRefused(text: string): Promise<void> {
    await this.page.getByRole('alert').filter({ hasText: text }).waitFor()
  }

  /** Said beside the field. */
  async isWrong(field: Locator, text: string): Promise<void> {
    await this.page.getByText(text, { exact: true }).waitFor()
    // The field names what describes it, so that a screen reader says it too.
    const described = (await field.getAttribute('aria-describedby')) ?? ''
    const ids = described.split(' ').filter((id) => id !== '')
    const said = await Promise.all(ids.map((id) => this.page.locator(`[id="${id}"]`).textContent()))
    expect(said).toContain(text)
    expect(await field.getAttribute('aria-invalid')).toBe('true')
  }
}
