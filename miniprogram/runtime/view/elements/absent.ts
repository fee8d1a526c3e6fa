import type { ElementContext } from './element.ts'
import { BaseElement } from './lib/base.ts'

/** What cannot be here (streams, advertisements): an empty box that nothing waits for. See supported.ts. */
class AbsentElement extends BaseElement {
  constructor(context: ElementContext) {
    super(context)
    this.host.classList.add('mp-absent')
  }
}

export const absent = (context: ElementContext) => new AbsentElement(context)
