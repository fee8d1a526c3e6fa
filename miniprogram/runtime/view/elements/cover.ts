import type { ElementContext } from './element.ts'
import { BaseElement } from './lib/base.ts'
import { ViewElement } from './view.ts'

class CoverViewElement extends ViewElement {
  protected override changed(name: string): void {
    super.changed(name)
    if (name !== 'scrollTop') return
    this.host.style.overflowY = 'auto'
    const top = this.pixels('scrollTop')
    queueMicrotask(() => {
      this.host.scrollTop = top
    })
  }
}

class CoverImageElement extends BaseElement {
  private readonly image = this.make('img')

  constructor(context: ElementContext) {
    super(context)
    this.image.alt = ''
    this.host.append(this.image)
    this.image.addEventListener('load', () => {
      this.context.emit('load', { width: this.image.naturalWidth, height: this.image.naturalHeight })
    })
    this.image.addEventListener('error', () => this.failed())
  }

  protected override changed(name: string): void {
    if (name !== 'src') return
    const source = this.text('src')
    if (source === '') {
      this.image.removeAttribute('src')
      return
    }
    this.context.resolveMedia(source, 'image').then(
      (address) => {
        if (this.text('src') === source) this.image.src = address
      },
      () => this.failed(),
    )
  }

  private failed(): void {
    this.context.emit('error', { errMsg: `GET ${this.text('src')} fail` })
  }
}

export const coverView = (context: ElementContext) => new CoverViewElement(context)
export const coverImage = (context: ElementContext) => new CoverImageElement(context)
