import type { ElementContext } from '../element.ts'
import { BaseElement } from '../lib/base.ts'
import { renderRichNodes } from './richNodes.ts'

class RichTextElement extends BaseElement {
  private readonly box = this.make('div')

  constructor(context: ElementContext) {
    super(context)
    this.host.append(this.box)
  }

  protected override changed(name: string): void {
    if (name === 'nodes' || name === 'space') {
      this.box.replaceChildren(renderRichNodes(this.context, this.raw('nodes'), this.text('space')))
    } else if (name === 'userSelect' || name === 'selectable') {
      const selectable = this.flag('userSelect') || this.flag('selectable')
      this.box.style.userSelect = selectable ? 'text' : ''
    }
  }
}

export const richText = (context: ElementContext) => new RichTextElement(context)
