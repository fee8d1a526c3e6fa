import type { ElementContext } from './element.ts'
import { BaseElement } from './lib/base.ts'

/** `root-portal`: its children stand over the whole page, out of reach of any box around them. */
class RootPortalElement extends BaseElement {
  private readonly outside = this.make('div', 'mp-portal')
  private standing = false

  constructor(context: ElementContext) {
    super(context)
    this.host.append(this.outside)
  }

  override get content(): HTMLElement {
    return this.outside
  }

  attached(): void {
    this.standing = true
    // Its children are told first that they stand in the page.
    queueMicrotask(() => this.put())
  }

  detached(): void {
    this.standing = false
    this.outside.remove()
  }

  protected override changed(name: string): void {
    if (name === 'enable') this.put()
  }

  private put(): void {
    if (!this.standing) return
    const home = this.flag('enable', true) ? this.context.page.overlay : this.host
    if (this.outside.parentNode !== home) home.append(this.outside)
  }
}

export const rootPortal = (context: ElementContext) => new RootPortalElement(context)
