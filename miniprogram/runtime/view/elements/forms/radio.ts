import type { ElementContext } from '../element.ts'
import { BaseElement } from '../lib/base.ts'
import { ChoiceElement } from './choice.ts'

const radios = new WeakMap<Element, RadioElement>()
const groups = new WeakMap<Element, RadioGroupElement>()

class RadioElement extends ChoiceElement {
  private readonly mark = this.make('div', 'wx-radio-input')
  private readonly slotted = this.make('span')

  constructor(context: ElementContext) {
    super(context, 'radio')
    const wrapper = this.make('div', 'wx-radio-wrapper')
    wrapper.append(this.mark, this.slotted)
    this.host.append(wrapper)
    radios.set(this.host, this)
    this.check(false)
  }

  override get content(): HTMLElement {
    return this.slotted
  }

  get value(): string {
    return this.text('value')
  }

  override check(on: boolean): void {
    super.check(on)
    if (on) this.group()?.release(this)
  }

  protected toggle(): void {
    if (this.checked) return
    this.check(true)
    this.context.update('checked', true)
    this.context.emit('change', { value: true })
    this.group()?.tell(this)
  }

  protected draw(): void {
    this.mark.classList.toggle('wx-radio-input-checked', this.checked)
    this.mark.classList.toggle('wx-radio-input-disabled', this.flag('disabled'))
    const color = this.checked ? (this.color('activeBackgroundColor') ?? this.color('color') ?? '') : ''
    this.mark.style.backgroundColor = color || (this.color('backgroundColor') ?? '')
    this.mark.style.borderColor = color || (this.color(this.checked ? 'activeBorderColor' : 'borderColor') ?? '')
    this.mark.style.color = this.color('iconColor') ?? ''
  }

  private group(): RadioGroupElement | null {
    const host = this.host.closest('wx-radio-group')
    return host ? (groups.get(host) ?? null) : null
  }
}

class RadioGroupElement extends BaseElement {
  readonly field = {
    name: () => this.text('name'),
    value: () => this.radios().find((radio) => radio.checked)?.value ?? '',
    reset: () => {
      for (const radio of this.radios()) radio.check(false)
    },
  }

  constructor(context: ElementContext) {
    super(context)
    this.host.setAttribute('role', 'radiogroup')
    groups.set(this.host, this)
    this.host.addEventListener('keydown', (event) => {
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
      const radios = this.radios()
      const at = radios.findIndex((radio) => radio.host === event.target)
      const next = step ? radios[(at + step + radios.length) % radios.length] : undefined
      if (at < 0 || !next) return
      event.preventDefault()
      next.host.focus()
      next.host.click()
    })
  }

  /** One of them is on, so the others are not. */
  release(chosen: RadioElement): void {
    for (const radio of this.radios()) if (radio !== chosen && radio.checked) radio.check(false)
  }

  tell(chosen: RadioElement): void {
    this.context.emit('change', { value: chosen.value })
  }

  private radios(): RadioElement[] {
    return [...this.host.querySelectorAll('wx-radio')].flatMap((host) => radios.get(host) ?? [])
  }
}

export const radio = (context: ElementContext) => new RadioElement(context)
export const radioGroup = (context: ElementContext) => new RadioGroupElement(context)
