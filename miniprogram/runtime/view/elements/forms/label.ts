import type { ElementContext } from '../element.ts'
import { BaseElement } from '../lib/base.ts'

const targets = ['wx-checkbox', 'wx-radio', 'wx-switch', 'wx-button', 'wx-input', 'wx-textarea']
const acting = targets.join(',')

class LabelElement extends BaseElement {
  constructor(context: ElementContext) {
    super(context)
    this.host.addEventListener('click', (event) => {
      // What was tapped acts by itself.
      if (event.target instanceof Element && event.target.closest(acting)) return
      this.target()?.activate?.()
    })
  }

  private target() {
    const id = this.text('for')
    if (id !== '') return this.context.byId(id)
    for (const tag of targets) {
      const [first] = this.context.descendants(tag)
      if (first) return first
    }
    return null
  }
}

export const label = (context: ElementContext) => new LabelElement(context)
