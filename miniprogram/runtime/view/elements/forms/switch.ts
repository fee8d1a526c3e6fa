import type { ElementContext } from '../element.ts'
import { ChoiceElement } from './choice.ts'

class SwitchElement extends ChoiceElement {
  private readonly slider = this.make('div', 'wx-switch-input')
  private readonly box = this.make('div', 'wx-checkbox-input')

  readonly field = {
    name: () => this.text('name'),
    value: () => this.checked,
    reset: () => this.check(false),
  }

  constructor(context: ElementContext) {
    super(context, 'switch')
    const wrapper = this.make('div', 'wx-switch-wrapper')
    wrapper.append(this.slider, this.box)
    this.host.append(wrapper)
    this.check(false)
  }

  protected toggle(): void {
    this.check(!this.checked)
    this.context.update('checked', this.checked)
    this.context.emit('change', { value: this.checked })
  }

  protected draw(): void {
    const isBox = this.text('type') === 'checkbox'
    const color = this.color('color')
    const disabled = this.flag('disabled')
    this.slider.hidden = isBox
    this.box.hidden = !isBox
    this.slider.classList.toggle('wx-switch-input-checked', this.checked)
    this.slider.classList.toggle('wx-switch-input-disabled', disabled)
    this.slider.style.backgroundColor = (this.checked && color) || ''
    this.slider.style.borderColor = (this.checked && color) || ''
    this.box.classList.toggle('wx-checkbox-input-checked', this.checked)
    this.box.classList.toggle('wx-checkbox-input-disabled', disabled)
    this.box.style.color = color ?? ''
  }
}

export const switchElement = (context: ElementContext) => new SwitchElement(context)
