import type { ElementContext } from '../element.ts'
import { BaseElement } from '../lib/base.ts'

/** Children are seen while the page is of this size. */
class MatchMediaElement extends BaseElement {
  private sizes: ResizeObserver | null = null

  attached(): void {
    this.sizes = new ResizeObserver(() => this.decide())
    this.sizes.observe(this.context.page.scroller)
    this.decide()
  }

  detached(): void {
    this.sizes?.disconnect()
  }

  protected override changed(): void {
    this.decide()
  }

  private decide(): void {
    const { widthPx, heightPx } = this.context.page
    const fits = (name: string, holds: (asked: number) => boolean) => {
      const asked = this.number(name, Number.NaN)
      return Number.isNaN(asked) || holds(asked)
    }
    const orientation = this.text('orientation')
    const isSeen =
      fits('minWidth', (asked) => widthPx >= asked) &&
      fits('maxWidth', (asked) => widthPx <= asked) &&
      fits('width', (asked) => widthPx === asked) &&
      fits('minHeight', (asked) => heightPx >= asked) &&
      fits('maxHeight', (asked) => heightPx <= asked) &&
      fits('height', (asked) => heightPx === asked) &&
      (orientation === '' || (orientation === 'landscape') === widthPx > heightPx)
    this.host.style.display = isSeen ? '' : 'none'
  }
}

export const matchMediaElement = (context: ElementContext) => new MatchMediaElement(context)
