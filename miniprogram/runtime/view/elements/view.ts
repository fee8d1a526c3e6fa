import type { ElementContext } from './element.ts'
import { BaseElement } from './lib/base.ts'
import { watchHover } from './lib/hover.ts'

/** `view`, and what is a plain box with children otherwise. Thousands stand on a page: nothing is made before its use. */
export class ViewElement extends BaseElement {
  private hovers = false

  protected override changed(name: string): void {
    if (name === 'hoverClass' && !this.hovers) {
      this.hovers = true
      watchHover(this.context, () => ({
        className: this.text('hoverClass', 'none'),
        stopPropagation: this.flag('hoverStopPropagation'),
        startMs: this.number('hoverStartTime', 50),
        stayMs: this.number('hoverStayTime', 400),
      }))
    }
  }
}

export const view = (context: ElementContext) => new ViewElement(context)
