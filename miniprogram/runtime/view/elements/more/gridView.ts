import type { ElementContext } from '../element.ts'
import { BaseElement } from '../lib/base.ts'

/** `grid-view`: columns of equal width; as masonry each child goes where there is most room. */
class GridViewElement extends BaseElement {
  private sizes: ResizeObserver | null = null

  attached(): void {
    this.sizes = new ResizeObserver(() => this.arrange())
    this.watch()
  }

  detached(): void {
    this.sizes?.disconnect()
  }

  childrenChanged(): void {
    this.watch()
  }

  protected override changed(): void {
    this.arrange()
  }

  private watch(): void {
    if (!this.sizes) return
    this.sizes.disconnect()
    this.sizes.observe(this.host)
    if (this.text('type', 'aligned') === 'masonry') for (const child of this.host.children) this.sizes.observe(child)
    this.arrange()
  }

  private columns(): number {
    const extent = this.pixels('maxCrossAxisExtent')
    if (extent > 0) return Math.max(1, Math.ceil(this.host.clientWidth / extent))
    return Math.max(1, Math.round(this.number('crossAxisCount', 2)))
  }

  private arrange(): void {
    const { style } = this.host
    const columns = this.columns()
    const across = this.pixels('crossAxisGap')
    const along = this.pixels('mainAxisGap')
    const masonry = this.text('type', 'aligned') === 'masonry'
    style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`
    style.columnGap = `${across}px`
    // Masonry: rows of one pixel, and each child spans its own height.
    style.gridAutoRows = masonry ? '1px' : ''
    style.rowGap = masonry ? '0' : `${along}px`
    style.alignItems = masonry ? 'start' : ''
    const children = [...this.host.children].filter((child) => child instanceof HTMLElement)
    if (!masonry) {
      for (const child of children) child.style.gridArea = ''
      return
    }
    // All are measured before the first is placed: one by one, each place would have the whole laid out anew.
    const heights = children.map((child) => Math.ceil(child.getBoundingClientRect().height))
    const ends: number[] = Array.from({ length: columns }, () => 0)
    for (const [index, child] of children.entries()) {
      const column = ends.indexOf(Math.min(...ends))
      const start = ends[column] ?? 0
      const height = heights[index] ?? 0
      child.style.gridArea = `${start + 1} / ${column + 1} / span ${Math.max(1, height)} / auto`
      ends[column] = start + height + along
    }
  }
}

export const gridView = (context: ElementContext) => new GridViewElement(context)
