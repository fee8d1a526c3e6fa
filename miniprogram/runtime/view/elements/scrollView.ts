import type { ElementContext } from './element.ts'
import { BaseElement, record, unknownMethod } from './lib/base.ts'
import { watchDrag } from './lib/drag.ts'
import { lessMotion, type Moving, moveNumber } from './lib/motion.ts'
import { Refresher } from './lib/refresher.ts'

/** `scroll-view`: scrolled by the browser itself, so it stays smooth whatever the program does meanwhile. */
export class ScrollViewElement extends BaseElement {
  readonly scroller = this.make('div', 'mp-scroll')
  private readonly inner = this.make('div', 'mp-scroll-content')
  private last = { top: 0, left: 0 }
  private near = { upper: true, lower: false, size: 0 }
  private due: Set<string> | null = null
  private moving: Moving | null = null
  private refresher: Refresher | null = null
  private dragged = false
  private enabled = true

  constructor(context: ElementContext) {
    super(context)
    this.scroller.append(this.inner)
    this.host.append(this.scroller)
    this.scroller.addEventListener('scroll', () => this.scrolled(), { passive: true })
    watchDrag(this.scroller, {
      // By touch the browser scrolls; a mouse has no other way to move what lies beside.
      start: (event) => event.pointerType === 'mouse' && this.flag('scrollX') && this.enabled,
      begin: (point) => Math.abs(point.dx) > Math.abs(point.dy),
      move: (_, event) => {
        this.scroller.scrollLeft -= event.movementX
      },
      end: () => {},
    })
    for (const [native, type] of [
      ['touchstart', 'dragstart'],
      ['touchmove', 'dragging'],
      ['touchend', 'dragend'],
      ['touchcancel', 'dragend'],
    ] as const) {
      this.scroller.addEventListener(native, () => this.drag(type), { passive: true })
    }
  }

  override get content(): HTMLElement {
    return this.inner
  }

  attached(): void {
    this.later('attached')
  }

  detached(): void {
    this.moving?.stop()
    this.refresher?.remove()
  }

  childrenChanged(): void {
    if (this.text('scrollIntoView') !== '') this.later('scrollIntoView')
    this.refresher?.place()
  }

  protected override changed(name: string): void {
    switch (name) {
      case 'scrollX':
      case 'scrollY':
      case 'type':
        this.arrange()
        break
      case 'scrollTop':
      case 'scrollLeft':
      case 'scrollIntoView':
        this.later(name)
        break
      case 'enableFlex':
        this.scroller.classList.toggle('mp-flex', this.flag('enableFlex'))
        this.inner.classList.toggle('mp-flex', this.flag('enableFlex'))
        break
      case 'scrollAnchoring':
        this.scroller.style.setProperty('overflow-anchor', this.flag('scrollAnchoring') ? 'auto' : 'none')
        break
      case 'pagingEnabled':
        this.scroller.classList.toggle('mp-paging', this.flag('pagingEnabled'))
        break
      case 'bounces':
        this.scroller.style.setProperty('overscroll-behavior', this.flag('bounces', true) ? '' : 'none')
        break
      case 'refresherEnabled':
      case 'refresherTriggered':
      case 'refresherThreshold':
      case 'refresherDefaultStyle':
      case 'refresherBackground':
        this.refresh()
        break
    }
  }

  invoke(method: string, args: unknown): unknown {
    const options = record(args)
    switch (method) {
      case 'scrollTo':
        return this.scrollTo(
          { top: asNumber(options.top), left: asNumber(options.left) },
          asNumber(options.duration) ?? (options.animated === false ? 0 : 300),
        )
      case 'scrollIntoView': {
        const target = this.find(String(options.selector ?? ''))
        return target && this.scrollToElement(target, asNumber(options.offset) ?? 0, options.animated !== false)
      }
      case 'configure':
        // Fields of a ScrollViewContext that programs write: scrollEnabled, bounces, showScrollbar…
        for (const [name, value] of Object.entries(options)) {
          if (name === 'scrollEnabled') {
            this.enabled = Boolean(value)
            this.arrange()
          } else this.set(name, value)
        }
        return undefined
      case 'triggerRefresh':
        return this.refresher?.trigger()
      case 'closeRefresh':
        return this.refresher?.close()
      default:
        return unknownMethod(this.tag, method)
    }
  }

  private hasMoved = false

  private arrange(): void {
    const { style } = this.scroller
    style.overflowX = this.flag('scrollX') && this.enabled ? 'auto' : 'hidden'
    style.overflowY = this.flag('scrollY') && this.enabled ? 'auto' : 'hidden'
  }

  // Children come after properties in one render; where to scroll is decided when both are there.
  private later(name: string): void {
    if (this.due) {
      this.due.add(name)
      return
    }
    const due = new Set([name])
    this.due = due
    queueMicrotask(() => {
      this.due = null
      const animated = this.flag('scrollWithAnimation') && !due.has('attached')
      const duration = animated ? 300 : 0
      if (due.has('scrollTop') || (due.has('attached') && this.raw('scrollTop') !== undefined)) {
        this.scrollTo({ top: this.pixels('scrollTop') }, duration)
      }
      if (due.has('scrollLeft') || (due.has('attached') && this.raw('scrollLeft') !== undefined)) {
        this.scrollTo({ left: this.pixels('scrollLeft') }, duration)
      }
      const id = this.text('scrollIntoView')
      if ((due.has('scrollIntoView') || due.has('attached')) && id !== '') {
        const target = this.find(`#${CSS.escape(id)}`)
        if (target) this.scrollToElement(target, this.pixels('scrollIntoViewOffset'), animated)
      }
    })
  }

  private find(selector: string): Element | null {
    try {
      return this.inner.querySelector(selector)
    } catch {
      return null
    }
  }

  private scrollToElement(target: Element, offset: number, animated: boolean): void {
    const box = target.getBoundingClientRect()
    const frame = this.scroller.getBoundingClientRect()
    this.scrollTo(
      {
        top: this.flag('scrollY') ? this.scroller.scrollTop + box.top - frame.top + offset : undefined,
        left: this.flag('scrollX') ? this.scroller.scrollLeft + box.left - frame.left + offset : undefined,
      },
      animated ? 300 : 0,
    )
  }

  private scrollTo(to: { top?: number | undefined; left?: number | undefined }, durationMs: number): void {
    this.moving?.stop()
    // Where it is from its beginning: to look there would only make the browser lay out a page that is not finished.
    if (!this.hasMoved && (to.top ?? 0) === 0 && (to.left ?? 0) === 0) return
    this.hasMoved = true
    const from = { top: this.scroller.scrollTop, left: this.scroller.scrollLeft }
    const step = (part: number) => {
      if (to.top !== undefined) this.scroller.scrollTop = from.top + (to.top - from.top) * part
      if (to.left !== undefined) this.scroller.scrollLeft = from.left + (to.left - from.left) * part
    }
    if (durationMs <= 0 || lessMotion()) step(1)
    else this.moving = moveNumber({ from: 0, to: 1, durationMs, easing: 'easeInOutCubic' }, step, () => {})
  }

  private scrolled(): void {
    this.hasMoved = true
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = this.scroller
    const delta = { y: this.last.top - scrollTop, x: this.last.left - scrollLeft }
    this.last = { top: scrollTop, left: scrollLeft }
    if (delta.x === 0 && delta.y === 0) return
    this.context.emit('scroll', {
      scrollLeft,
      scrollTop,
      scrollHeight,
      scrollWidth,
      deltaX: delta.x,
      deltaY: delta.y,
      isDrag: this.dragged,
    })
    const upright = delta.y !== 0
    const offset = upright ? scrollTop : Math.abs(scrollLeft)
    const whole = upright ? scrollHeight : scrollWidth
    const rest = whole - (upright ? clientHeight : clientWidth) - offset
    const isUpper = offset <= this.pixels('upperThreshold', 50)
    const isLower = rest <= this.pixels('lowerThreshold', 50)
    const grown = whole !== this.near.size
    // Once for each time the end is neared, and once more when there is more to see.
    if (isUpper && !this.near.upper) this.context.emit('scrolltoupper', { direction: upright ? 'top' : 'left' })
    if (isLower && (!this.near.lower || grown)) {
      this.context.emit('scrolltolower', { direction: upright ? 'bottom' : 'right' })
    }
    this.near = { upper: isUpper, lower: isLower, size: whole }
  }

  private drag(type: 'dragstart' | 'dragging' | 'dragend'): void {
    this.dragged = type !== 'dragend'
    if (!this.flag('enhanced')) return
    const { scrollTop, scrollLeft } = this.scroller
    this.context.emit(type, { scrollTop, scrollLeft, velocity: { x: 0, y: 0 } })
  }

  private refresh(): void {
    if (!this.flag('refresherEnabled')) {
      this.refresher?.remove()
      this.refresher = null
      return
    }
    this.refresher ??= new Refresher(this.context, this.scroller, this.inner)
    this.refresher.configure({
      thresholdPx: this.pixels('refresherThreshold', 45),
      look: this.text('refresherDefaultStyle', 'black'),
      background: this.color('refresherBackground'),
      triggered: this.flag('refresherTriggered'),
    })
  }
}

function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

export const scrollView = (context: ElementContext) => new ScrollViewElement(context)
