import type { ElementContext } from '../element.ts'
import { BaseElement, clamp, toPixels } from '../lib/base.ts'
import { type DragPoint, watchDrag } from '../lib/drag.ts'
import { type Moving, moveNumber } from '../lib/motion.ts'

const areas = new WeakMap<Element, MovableAreaElement>()
const views = new WeakMap<Element, MovableViewElement>()

class MovableAreaElement extends BaseElement {
  constructor(context: ElementContext) {
    super(context)
    areas.set(this.host, this)
    // With `scale-area` the whole area takes the two fingers, not the view alone.
    watchPinch(this.host, {
      start: () => this.flag('scaleArea'),
      scale: (factor) => {
        for (const view of this.views()) view.zoom(factor)
      },
      end: () => {
        for (const view of this.views()) view.zoomed()
      },
    })
  }

  views(): MovableViewElement[] {
    return [...this.host.querySelectorAll('wx-movable-view')].flatMap((host) => views.get(host) ?? [])
  }
}

class MovableViewElement extends BaseElement {
  private x = 0
  private y = 0
  private scale = 1
  private zoomFrom = 1
  private moving: Moving | null = null
  private standing = false
  private sizes: ResizeObserver | null = null

  constructor(context: ElementContext) {
    super(context)
    views.set(this.host, this)
    let from = { x: 0, y: 0 }
    let told = false
    watchDrag(this.host, {
      start: () => !this.flag('disabled') && this.text('direction', 'none') !== '' && this.area() !== null,
      begin: (point) => {
        const direction = this.text('direction', 'none')
        const across = Math.abs(point.dx) > Math.abs(point.dy)
        if (direction === 'none' || (direction === 'horizontal' && !across) || (direction === 'vertical' && across)) {
          return false
        }
        this.moving?.stop()
        from = { x: this.x, y: this.y }
        told = false
        return true
      },
      move: (point) => {
        if (!told) {
          told = true
          this.context.emit(Math.abs(point.dx) > Math.abs(point.dy) ? 'htouchmove' : 'vtouchmove', {})
        }
        this.drag(from, point)
      },
      end: (_, speed) => {
        this.context.emit('changeend', { x: this.x, y: this.y })
        this.release(speed)
      },
    })
    watchPinch(this.host, {
      start: () => this.flag('scale'),
      scale: (factor) => this.zoom(factor),
      end: () => this.zoomed(),
    })
    this.touchAction()
  }

  attached(): void {
    this.standing = true
    this.sizes = new ResizeObserver(() => {
      const at = this.bounded(this.x, this.y)
      this.place(at.x, at.y, '')
    })
    const area = this.host.closest('wx-movable-area')
    if (area) this.sizes.observe(area)
    this.scale = this.limited(this.number('scaleValue', 1))
    const at = this.bounded(this.pixels('x'), this.pixels('y'))
    this.place(at.x, at.y, '')
  }

  detached(): void {
    this.moving?.stop()
    this.sizes?.disconnect()
  }

  protected override changed(name: string): void {
    if (name === 'direction' || name === 'disabled') this.touchAction()
    if (!this.standing) return
    if (name === 'x' || name === 'y') {
      const { widthPx } = this.context.page
      const to = this.bounded(
        name === 'x' ? toPixels(this.raw('x'), widthPx) : this.x,
        name === 'y' ? toPixels(this.raw('y'), widthPx) : this.y,
      )
      this.glide(to, this.flag('animation', true) ? 400 : 0, '')
    } else if (name === 'scaleValue') {
      this.scale = this.limited(this.number('scaleValue', 1))
      const at = this.bounded(this.x, this.y)
      this.place(at.x, at.y, '')
      this.context.emit('scale', { x: this.x, y: this.y, scale: this.scale })
    }
  }

  zoom(factor: number): void {
    this.scale = this.limited(this.zoomFrom * factor)
    this.place(this.x, this.y, '')
    this.context.emit('scale', { x: this.x, y: this.y, scale: this.scale })
  }

  zoomed(): void {
    this.zoomFrom = this.scale
    this.glide(this.bounded(this.x, this.y), 200, '')
  }

  private touchAction(): void {
    const direction = this.text('direction', 'none')
    this.host.style.touchAction =
      this.flag('disabled') || direction === 'none'
        ? 'auto'
        : direction === 'horizontal'
          ? 'pan-y'
          : direction === 'vertical'
            ? 'pan-x'
            : 'none'
  }

  private area(): HTMLElement | null {
    const host = this.host.closest('wx-movable-area')
    return host ? (areas.get(host)?.host ?? null) : null
  }

  private limited(scale: number): number {
    return clamp(scale, Math.max(0.1, this.number('scaleMin', 0.1)), Math.min(10, this.number('scaleMax', 10)))
  }

  /** The nearest place within the area; a view larger than it covers it always. */
  private bounded(x: number, y: number): { x: number; y: number } {
    const area = this.area()
    if (!area) return { x, y }
    const width = this.host.offsetWidth * this.scale
    const height = this.host.offsetHeight * this.scale
    // Scaled about its middle, so its edge is not where its place is.
    const shiftX = (width - this.host.offsetWidth) / 2
    const shiftY = (height - this.host.offsetHeight) / 2
    const room = { x: area.clientWidth - width, y: area.clientHeight - height }
    return {
      x: clamp(x, Math.min(0, room.x) + shiftX, Math.max(0, room.x) + shiftX),
      y: clamp(y, Math.min(0, room.y) + shiftY, Math.max(0, room.y) + shiftY),
    }
  }

  private drag(from: { x: number; y: number }, point: DragPoint): void {
    const direction = this.text('direction', 'none')
    const x = from.x + (direction === 'vertical' ? 0 : point.dx)
    const y = from.y + (direction === 'horizontal' ? 0 : point.dy)
    const inside = this.bounded(x, y)
    if (this.flag('outOfBounds')) {
      const out = Math.abs(x - inside.x) + Math.abs(y - inside.y) > 0
      this.place(
        inside.x + (x - inside.x) * 0.4,
        inside.y + (y - inside.y) * 0.4,
        out ? 'touch-out-of-bounds' : 'touch',
      )
    } else this.place(inside.x, inside.y, 'touch')
  }

  private release(speed: { x: number; y: number }): void {
    const inside = this.bounded(this.x, this.y)
    if (Math.abs(inside.x - this.x) + Math.abs(inside.y - this.y) > 0.5) {
      this.glide(inside, 300, 'out-of-bounds')
    } else if (this.flag('inertia')) {
      const direction = this.text('direction', 'none')
      const friction = Math.max(0.5, this.number('friction', 2))
      const reach = 400 / friction
      const to = this.bounded(
        this.x + (direction === 'vertical' ? 0 : speed.x * reach),
        this.y + (direction === 'horizontal' ? 0 : speed.y * reach),
      )
      this.glide(to, 500, 'friction')
    }
  }

  private glide(to: { x: number; y: number }, durationMs: number, source: string): void {
    this.moving?.stop()
    const from = { x: this.x, y: this.y }
    this.moving = moveNumber(
      { from: 0, to: 1, durationMs },
      (part) => this.place(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part, source),
      () => {},
    )
  }

  private place(x: number, y: number, source: string): void {
    const moved = x !== this.x || y !== this.y
    this.x = x
    this.y = y
    this.host.style.transform = `translate(${x}px, ${y}px) scale(${this.scale})`
    if (moved) this.context.emit('change', { x, y, source })
  }
}

interface PinchHandlers {
  start(): boolean
  scale(factor: number): void
  end(): void
}

function watchPinch(element: HTMLElement, handlers: PinchHandlers): void {
  let from = 0
  const distance = (event: TouchEvent) => {
    const [one, two] = [event.touches[0], event.touches[1]]
    return one && two ? Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY) : 0
  }
  element.addEventListener(
    'touchstart',
    (event) => {
      from = event.touches.length === 2 && handlers.start() ? distance(event) : 0
    },
    { passive: true },
  )
  element.addEventListener(
    'touchmove',
    (event) => {
      if (from <= 0 || event.touches.length !== 2) return
      if (event.cancelable) event.preventDefault()
      handlers.scale(distance(event) / from)
    },
    { passive: false },
  )
  for (const type of ['touchend', 'touchcancel'] as const) {
    element.addEventListener(
      type,
      () => {
        if (from > 0) handlers.end()
        from = 0
      },
      { passive: true },
    )
  }
}

export const movableArea = (context: ElementContext) => new MovableAreaElement(context)
export const movableView = (context: ElementContext) => new MovableViewElement(context)
