import type { ElementContext } from './element.ts'
import { BaseElement, clamp, isRightToLeft } from './lib/base.ts'
import { watchDrag } from './lib/drag.ts'
import { type Moving, moveNumber } from './lib/motion.ts'

const itemIds = new WeakMap<Element, string>()

class SwiperItemElement extends BaseElement {
  protected override changed(name: string): void {
    if (name === 'itemId') itemIds.set(this.host, this.text('itemId'))
  }
}

export const swiperItem = (context: ElementContext) => new SwiperItemElement(context)

/**
 * `swiper`. Where it stands is one number counted in items, so that margins and several items at once are the same
 * thing. Items lie beside each other in percent of one item: nothing is measured but the length of a drag.
 */
class SwiperElement extends BaseElement {
  private readonly frame = this.make('div', 'wx-swiper-slide-frame')
  private readonly dots = this.make('div', 'wx-swiper-dots wx-swiper-dots-horizontal')
  private items: HTMLElement[] = []
  private places: number[] = []
  private position = 0
  private current = 0
  private moving: Moving | null = null
  private timer: ReturnType<typeof setInterval> | undefined
  private standing = false
  private dragging = false
  private sign = 1

  constructor(context: ElementContext) {
    super(context)
    const wrapper = this.make('div', 'wx-swiper-wrapper')
    const slides = this.make('div', 'wx-swiper-slides')
    slides.append(this.frame)
    wrapper.append(slides, this.dots)
    this.host.append(wrapper)
    this.host.setAttribute('role', 'group')
    this.host.setAttribute('aria-roledescription', 'carousel')
    this.dots.hidden = true
    this.dots.setAttribute('aria-hidden', 'true')
    this.watch()
  }

  override get content(): HTMLElement {
    return this.frame
  }

  attached(): void {
    this.standing = true
    this.sign = isRightToLeft(this.host) ? -1 : 1
    this.childrenChanged()
    this.autoplay()
  }

  detached(): void {
    this.standing = false
    this.moving?.stop()
    clearInterval(this.timer)
  }

  childrenChanged(): void {
    if (!this.standing) return
    const first = this.items.length === 0
    this.items = [...this.frame.children].filter((child) => child instanceof HTMLElement)
    this.places = []
    if (first) this.current = this.wanted() ?? 0
    this.current = clamp(this.current, 0, Math.max(0, this.items.length - this.perView()))
    if (!this.dragging) {
      this.moving?.stop()
      this.moving = null
      this.place(this.current)
    }
    this.settle()
  }

  protected override changed(name: string): void {
    switch (name) {
      case 'current':
      case 'currentItemId': {
        const wanted = this.wanted()
        if (this.standing && wanted !== null && wanted !== this.current) this.go(wanted, '')
        break
      }
      case 'autoplay':
      case 'interval':
        this.autoplay()
        break
      default:
        this.arrange()
    }
  }

  private perView(): number {
    return Math.max(1, this.number('displayMultipleItems', 1))
  }

  private circular(): boolean {
    return this.flag('circular') && this.items.length > this.perView()
  }

  /** The index that the program asks for, if there is such an item. */
  private wanted(): number | null {
    const id = this.text('currentItemId')
    const byId = id === '' ? -1 : this.items.findIndex((item) => itemIds.get(item) === id)
    const index = byId >= 0 ? byId : Math.round(this.number('current', 0))
    return index >= 0 && index < this.items.length ? index : null
  }

  private arrange(): void {
    const vertical = this.flag('vertical')
    const before = this.pixels('previousMargin')
    const after = this.pixels('nextMargin')
    const size = `calc((100% - ${before + after}px) / ${this.perView()})`
    const { style } = this.frame
    style.width = vertical ? '100%' : size
    style.height = vertical ? size : '100%'
    style.insetBlockStart = vertical ? `${before}px` : '0'
    style.insetInlineStart = vertical ? '0' : `${before}px`
    this.host.style.touchAction = vertical ? 'pan-x' : 'pan-y'
    this.dots.className = `wx-swiper-dots wx-swiper-dots-${vertical ? 'vertical' : 'horizontal'}`
    this.dots.hidden = !this.flag('indicatorDots')
    if (this.standing) {
      this.places = []
      this.place(this.dragging || this.moving ? this.position : this.current)
      this.settle()
    }
  }

  private autoplay(): void {
    clearInterval(this.timer)
    if (!this.standing || !this.flag('autoplay')) return
    this.timer = setInterval(
      () => {
        if (this.dragging || this.context.document.hidden || this.host.getClientRects().length === 0) return
        const last = this.items.length - this.perView()
        if (last <= 0) return
        if (this.circular()) this.go(this.current + 1, 'autoplay')
        else this.go(this.current >= last ? 0 : this.current + 1, 'autoplay')
      },
      Math.max(100, this.number('interval', 5000)),
    )
  }

  /** Moves to an index; in a circle it may lie outside and is the one that is meant by it. */
  private go(index: number, source: string): void {
    const count = this.items.length
    if (count === 0) return
    let to = index
    if (this.circular()) {
      // The shorter way round, unless a direction was asked for by going outside.
      if (index >= 0 && index < count) to = index + count * Math.round((this.position - index) / count)
    } else to = clamp(index, 0, Math.max(0, count - this.perView()))
    const next = modulo(to, count)
    if (next !== this.current) {
      this.current = next
      this.context.update('current', next)
      this.context.emit('change', { current: next, currentItemId: this.itemId(next), source })
    }
    this.moving?.stop()
    this.moving = moveNumber(
      {
        from: this.position,
        to,
        durationMs: this.number('duration', 500),
        easing: this.text('easingFunction', 'default'),
      },
      (value) => this.place(value, true),
      () => {
        this.moving = null
        this.place(this.current)
        this.settle()
        this.context.emit('animationfinish', {
          current: this.current,
          currentItemId: this.itemId(this.current),
          source,
        })
      },
    )
    this.showDots()
  }

  private itemId(index: number): string {
    const item = this.items[index]
    return item ? (itemIds.get(item) ?? '') : ''
  }

  /** Shows a position, and puts items of a circle to the side that is seen. */
  private place(position: number, tell = false): void {
    this.position = position
    const vertical = this.flag('vertical')
    const count = this.items.length
    const circular = this.circular()
    const middle = position + (this.perView() - 1) / 2
    this.items.forEach((item, index) => {
      const place = circular ? index + count * Math.round((middle - index) / count) : index
      if (this.places[index] === place) return
      this.places[index] = place
      item.style.transform = vertical ? `translate(0, ${place * 100}%)` : `translate(${place * 100 * this.sign}%, 0)`
    })
    this.frame.style.transform = vertical
      ? `translate(0, ${-position * 100}%)`
      : `translate(${-position * 100 * this.sign}%, 0)`
    if (!tell) return
    const offset = (position - this.current) * this.itemSizePx()
    this.context.emit('transition', { dx: vertical ? 0 : offset, dy: vertical ? offset : 0 })
  }

  private itemSizePx(): number {
    return (this.flag('vertical') ? this.frame.offsetHeight : this.frame.offsetWidth) || 1
  }

  /** At rest: who is seen by a screen reader, and the dots. */
  private settle(): void {
    const per = this.perView()
    const seen = new Set(Array.from({ length: per }, (_, at) => modulo(this.current + at, this.items.length || 1)))
    const margins = this.pixels('previousMargin') + this.pixels('nextMargin') > 0
    this.items.forEach((item, index) => {
      if (margins || seen.has(index)) item.removeAttribute('aria-hidden')
      else item.setAttribute('aria-hidden', 'true')
    })
    this.showDots()
  }

  private showDots(): void {
    if (!this.flag('indicatorDots')) return
    while (this.dots.childElementCount > this.items.length) this.dots.lastElementChild?.remove()
    while (this.dots.childElementCount < this.items.length) this.dots.append(this.make('div'))
    const per = this.perView()
    const rest = this.color('indicatorColor') ?? ''
    const active = this.color('indicatorActiveColor') ?? ''
    ;[...this.dots.children].forEach((dot, index) => {
      const isActive = modulo(index - this.current, this.items.length) < per
      dot.className = isActive ? 'wx-swiper-dot wx-swiper-dot-active' : 'wx-swiper-dot'
      if (dot instanceof HTMLElement) dot.style.backgroundColor = isActive ? active : rest
    })
  }

  private watch(): void {
    let from = 0
    let size = 1
    const along = (point: { dx: number; dy: number }) => (this.flag('vertical') ? point.dy : point.dx * this.sign)
    watchDrag(this.host, {
      start: () => this.items.length > 0 && !this.flag('disableTouch') && this.flag('touchable', true),
      begin: (point) => {
        const [main, cross] = this.flag('vertical') ? [point.dy, point.dx] : [point.dx, point.dy]
        if (Math.abs(main) <= Math.abs(cross)) return false
        this.moving?.stop()
        this.moving = null
        this.dragging = true
        from = this.position
        size = this.itemSizePx()
        return true
      },
      move: (point) => {
        let position = from - along(point) / size
        if (!this.circular()) {
          const last = Math.max(0, this.items.length - this.perView())
          if (position < 0) position *= 0.35
          else if (position > last) position = last + (position - last) * 0.35
        }
        this.place(position, true)
      },
      end: (point, speed, cancelled) => {
        this.dragging = false
        const velocity = -(this.flag('vertical') ? speed.y : speed.x * this.sign)
        const moved = -along(point) / size
        let to = Math.round(from + moved)
        // A flick turns to the next one, however short it was.
        if (!cancelled && Math.abs(velocity) > 0.25 && Math.sign(velocity) === Math.sign(moved)) {
          to = velocity > 0 ? Math.ceil(this.position) : Math.floor(this.position)
        }
        this.go(this.circular() ? this.outside(to) : to, 'touch')
        this.autoplay()
      },
    })
    this.host.addEventListener('keydown', (event) => {
      if (event.target !== this.host) return
      const forward = this.flag('vertical') ? 'ArrowDown' : this.sign > 0 ? 'ArrowRight' : 'ArrowLeft'
      const backward = this.flag('vertical') ? 'ArrowUp' : this.sign > 0 ? 'ArrowLeft' : 'ArrowRight'
      if (event.key !== forward && event.key !== backward) return
      event.preventDefault()
      this.go(this.current + (event.key === forward ? 1 : -1), 'touch')
    })
    this.host.tabIndex = 0
  }

  // After a drag in a circle the aim is where the finger was, not the nearest of that number.
  private outside(to: number): number {
    const count = this.items.length
    return to >= 0 && to < count && Math.abs(this.position - to) > count / 2
      ? to + count * Math.round((this.position - to) / count)
      : to
  }
}

function modulo(value: number, count: number): number {
  return count === 0 ? 0 : ((value % count) + count) % count
}

export const swiper = (context: ElementContext) => new SwiperElement(context)
