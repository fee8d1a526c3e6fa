import type { ElementContext } from '../element.ts'
import { BaseElement } from '../lib/base.ts'
import { ChoiceElement } from './choice.ts'

const boxes = new WeakMap<Element, CheckboxElement>()
const groups = new WeakMap<Element, CheckboxGroupElement>()

class CheckboxElement extends ChoiceElement {
  private readonly mark = this.make('div', 'wx-checkbox-input')
  private readonly slotted = this.make('span')

  constructor(context: ElementContext) {
    super(context, 'checkbox')
    const wrapper = this.make('div', 'wx-checkbox-wrapper')
    wrapper.append(this.mark, this.slotted)
    this.host.append(wrapper)
    boxes.set(this.host, this)
    this.check(false)
  }

  override get content(): HTMLElement {
    return this.slotted
  }

  get value(): string {
    return this.text('value')
  }

  protected toggle(): void {
    this.check(!this.checked)
    this.context.update('checked', this.checked)
    // Alone it tells of itself, as Alipay's does.
    this.context.emit('change', { value: this.checked })
    const group = this.host.closest('wx-checkbox-group')
    if (group) groups.get(group)?.tell()
  }

  protected draw(): void {
    this.mark.classList.toggle('wx-checkbox-input-checked', this.checked)
    this.mark.classList.toggle('wx-checkbox-input-disabled', this.flag('disabled'))
    this.mark.style.color = this.color('color') ?? ''
    this.mark.style.borderColor = this.color(this.checked ? 'activeBorderColor' : 'borderColor') ?? ''
    this.mark.style.backgroundColor = this.color(this.checked ? 'activeBackgroundColor' : 'backgroundColor') ?? ''
    if (this.checked && this.raw('iconColor') !== undefined) this.mark.style.color = this.color('iconColor') ?? ''
  }
}

class CheckboxGroupElement extends BaseElement {
  readonly field = {
    name: () => this.text('name'),
    value: () => this.values(),
    reset: () => {
      for (const box of this.boxes()) box.check(false)
    },
  }

  constructor(context: ElementContext) {
    super(context)
    this.host.setAttribute('role', 'group')
    groups.set(this.host, this)
  }

  tell(): void {
    this.context.emit('change', { value: this.values() })
  }

  private values(): string[] {
    return this.boxes().flatMap((box) => (box.checked ? box.value : []))
  }

  private boxes(): CheckboxElement[] {
    return [...this.host.querySelectorAll('wx-checkbox')].flatMap((host) => boxes.get(host) ?? [])
  }
}

export const checkbox = (context: ElementContext) => new CheckboxElement(context)
export const checkboxGroup = (context: ElementContext) => new CheckboxGroupElement(context)
