import type { ElementContext } from '../element.ts'
import { EntryElement } from './entry.ts'

class TextareaElement extends EntryElement {
  private lines = 0
  private heightPx = 0
  private sizes: ResizeObserver | null = null

  constructor(context: ElementContext) {
    const area = context.document.createElement('textarea')
    area.className = 'mp-textarea'
    area.rows = 1
    super(context, area)
  }

  override attached(): void {
    super.attached()
    this.sizes = new ResizeObserver(() => this.grown())
    this.sizes.observe(this.host)
  }

  override detached(): void {
    super.detached()
    this.sizes?.disconnect()
  }

  protected override changed(name: string): void {
    super.changed(name)
    if (name === 'autoHeight') {
      this.reflect('auto-height', this.flag('autoHeight') ? '' : null)
      this.grown()
    } else if (name === 'fixed') this.host.classList.toggle('mp-fixed', this.flag('fixed'))
  }

  protected override defaultConfirm(): string {
    return 'return'
  }

  protected confirmed(event: KeyboardEvent): boolean {
    const type = this.text('confirmType', 'return')
    // A return is a new line; with another word on the key, or held with control, it confirms.
    return type !== 'return' || event.ctrlKey || event.metaKey
  }

  protected override grown(): void {
    const { input } = this
    if (!input.isConnected || input.clientWidth === 0) return
    const style = getComputedStyle(input)
    const lineHeight = Number.parseFloat(style.lineHeight) || Number.parseFloat(style.fontSize) * 1.2
    const padding = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom)
    const before = input.style.height
    input.style.height = '0'
    const whole = input.scrollHeight
    const height = Math.max(lineHeight, whole - padding)
    if (this.flag('autoHeight')) input.style.height = `${height + padding}px`
    else input.style.height = before
    const lines = Math.max(1, Math.round(height / lineHeight))
    if (lines === this.lines && Math.abs(height - this.heightPx) < 1) return
    const first = this.lines === 0
    this.lines = lines
    this.heightPx = height
    if (first && input.value === '') return
    const { widthPx } = this.context.page
    this.context.emit('linechange', {
      height,
      heightRpx: (height * 750) / widthPx,
      lineCount: lines,
      lineHeight,
    })
  }
}

export const textarea = (context: ElementContext) => new TextareaElement(context)
