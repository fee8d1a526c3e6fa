import type { ElementContext } from '../element.ts'
import { BaseElement } from '../lib/base.ts'
import { lessMotion } from '../lib/motion.ts'

const hiddenTransforms: Record<string, string> = {
  top: 'translateY(-100%)',
  bottom: 'translateY(100%)',
  right: 'translateX(100%)',
  center: 'scale(.8)',
}

/** `page-container`: a layer that comes over the page and that going back closes first. */
class PageContainerElement extends BaseElement {
  private readonly layer = this.make('div', 'mp-layer')
  private readonly shade = this.make('div', 'mp-shade')
  private readonly box = this.make('div', 'mp-container')
  private shown = false
  private standing = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private giveBack: (() => void) | null = null

  constructor(context: ElementContext) {
    super(context)
    this.layer.append(this.shade, this.box)
    this.layer.hidden = true
    this.host.append(this.layer)
    this.box.setAttribute('role', 'dialog')
    this.shade.addEventListener('click', () => this.context.emit('clickoverlay', {}))
    let from = 0
    this.box.addEventListener(
      'touchstart',
      (event) => {
        from = event.touches[0]?.clientY ?? 0
      },
      { passive: true },
    )
    this.box.addEventListener(
      'touchend',
      (event) => {
        const moved = (event.changedTouches[0]?.clientY ?? 0) - from
        if (this.flag('closeOnSlideDown') && moved > 80 && this.box.scrollTop <= 0) this.leave()
      },
      { passive: true },
    )
  }

  override get content(): HTMLElement {
    return this.box
  }

  attached(): void {
    this.standing = true
    // Its children are told first that they stand in the page.
    queueMicrotask(() => {
      if (!this.standing) return
      this.context.page.overlay.append(this.layer)
      this.changed('show')
    })
  }

  detached(): void {
    this.standing = false
    clearTimeout(this.timer)
    this.giveBack?.()
    this.layer.remove()
  }

  protected override changed(name: string): void {
    if (name === 'show') {
      if (this.layer.parentNode !== this.context.page.overlay) return
      if (this.flag('show')) this.enter()
      else this.leave()
      return
    }
    const { style } = this.box
    const position = this.text('position', 'bottom')
    const across = position === 'top' || position === 'bottom'
    style.cssText = this.context.style(this.text('customStyle'))
    style.insetInline = across ? '0' : ''
    style.insetBlock = position === 'right' ? '0' : ''
    if (across) style[position === 'top' ? 'top' : 'bottom'] = '0'
    if (across) style.maxHeight ||= '100%'
    if (position === 'right') style.right = '0'
    if (position === 'center') {
      style.inset = '0'
      style.margin = 'auto'
      style.width ||= 'fit-content'
      style.height ||= 'fit-content'
    }
    if (this.flag('round')) style.borderRadius = { top: '0 0 16px 16px', bottom: '16px 16px 0 0' }[position] ?? '16px'
    this.shade.hidden = !this.flag('overlay', true)
    this.shade.style.cssText = this.context.style(this.text('overlayStyle'))
    this.layer.style.zIndex = String(this.number('zIndex', 100))
    this.pose()
  }

  private durationMs(): number {
    return lessMotion() ? 0 : this.number('duration', 300)
  }

  private pose(): void {
    const { style } = this.box
    style.transitionDuration = this.shade.style.transitionDuration = `${this.durationMs()}ms`
    style.transform = this.shown ? 'none' : (hiddenTransforms[this.text('position', 'bottom')] ?? '')
    style.opacity = this.shown || this.text('position', 'bottom') !== 'center' ? '1' : '0'
  }

  private enter(): void {
    if (this.shown) return
    this.layer.hidden = false
    this.changed('position')
    this.context.emit('beforeenter', {})
    this.layer.getBoundingClientRect()
    this.shown = true
    this.layer.classList.add('mp-shown')
    this.pose()
    this.giveBack = this.context.page.onBack(() => this.leave())
    this.context.emit('enter', {})
    this.after(() => this.context.emit('afterenter', {}))
  }

  private leave(): void {
    if (!this.shown) return
    this.shown = false
    this.giveBack?.()
    this.giveBack = null
    this.context.update('show', false)
    this.context.emit('beforeleave', {})
    this.layer.classList.remove('mp-shown')
    this.pose()
    this.context.emit('leave', {})
    this.after(() => {
      this.layer.hidden = true
      this.context.emit('afterleave', {})
    })
  }

  private after(then: () => void): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(then, this.durationMs())
  }
}

export const pageContainer = (context: ElementContext) => new PageContainerElement(context)
