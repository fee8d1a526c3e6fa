// What checkbox, radio and switch share: a mark that is on or off, by tap, key, label or the program.
import type { ElementContext } from '../element.ts'
import { BaseElement } from '../lib/base.ts'

export abstract class ChoiceElement extends BaseElement {
  protected on = false

  constructor(context: ElementContext, role: string) {
    super(context)
    this.host.setAttribute('role', role)
    this.host.tabIndex = 0
    this.host.addEventListener('click', () => this.activate())
    this.host.addEventListener('keydown', (event) => {
      if (event.key !== ' ' && event.key !== 'Enter') return
      event.preventDefault()
      this.host.click()
    })
  }

  get checked(): boolean {
    return this.on
  }

  /** Without telling the program: it or its group has decided. */
  check(on: boolean): void {
    this.on = on
    this.host.setAttribute('aria-checked', String(on))
    this.draw()
  }

  activate(): void {
    if (!this.flag('disabled')) this.toggle()
  }

  protected abstract toggle(): void
  protected abstract draw(): void

  protected override changed(name: string): void {
    if (name === 'checked') this.check(this.flag('checked'))
    else if (name === 'disabled') {
      this.host.setAttribute('aria-disabled', String(this.flag('disabled')))
      this.host.tabIndex = this.flag('disabled') ? -1 : 0
      this.draw()
    } else this.draw()
  }
}
